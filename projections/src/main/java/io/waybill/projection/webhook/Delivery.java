package io.waybill.projection.webhook;

import java.time.Instant;

/**
 * What is sent to a receiver.
 *
 * @param id by which it knows a repetition
 * @param at when it is sent
 * @param signature who sends it
 * @param body the event, as JSON
 */
record Delivery(String id, Instant at, String signature, String body) {

    /** Signs an event that is sent now. */
    static Delivery of(byte[] secret, String id, String body) {
        var now = Instant.now();
        return new Delivery(id, now, Signature.of(secret, id, now, body), body);
    }
}
