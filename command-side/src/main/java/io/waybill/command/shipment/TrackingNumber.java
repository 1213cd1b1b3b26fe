package io.waybill.command.shipment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Makes tracking numbers: the carrier's prefix, {@value #DIGITS} digits and a check digit. The digits are derived from
 * the shipment's id, so that booking it again leads to the same number; they tell nothing about how many shipments
 * there are.
 */
final class TrackingNumber {

    private static final int DIGITS = 11;
    private static final long NUMBERS = 100_000_000_000L;

    private TrackingNumber() {}

    /**
     * A number for a shipment.
     *
     * @param prefix what the carrier's numbers start with
     * @param shipmentId the shipment
     * @param attempt 0, or how many numbers for it were found to be taken
     * @return the same number for the same arguments
     */
    static String of(String prefix, String shipmentId, int attempt) {
        long hash = ByteBuffer.wrap(sha256(shipmentId + '#' + attempt)).getLong();
        String digits = String.format("%0" + DIGITS + "d", Math.floorMod(hash, NUMBERS));
        return prefix + digits + checkDigit(digits);
    }

    /** By Luhn's formula (ISO/IEC 7812-1, annex B), which finds any one wrong digit and most swapped neighbours. */
    static int checkDigit(String digits) {
        int sum = 0;
        boolean doubled = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int counted = doubled ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
