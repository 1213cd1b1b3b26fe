package io.waybill.api.shipment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierSignatureTest {

    private static final String SECRET = "a secret of 22 letters";
    private static final byte[] BODY = "{\"trackingNumber\":\"DHL1\"}".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final String HEADER = CarrierSignature.sign(SECRET, NOW, BODY);

    @Test
    void what_others_compute_is_what_is_expected() {
        // printf '%s' '1795402800.{"trackingNumber":"DHL1"}' | openssl dgst -sha256 -hmac 'a secret of 22 letters'
        assertThat(HEADER)
                .isEqualTo("t=1795402800,v1=781b863cd3ca40e02f1f5973e9e9b7694916d9cbc76b3be6e0578a785525a0f8");
    }

    @Test
    void what_the_carrier_signed_is_good() {
        assertThat(isGood(HEADER, BODY, NOW)).isTrue();
    }

    @Test
    void a_changed_body_is_not() {
        assertThat(isGood(HEADER, "{\"trackingNumber\":\"DHL2\"}".getBytes(UTF_8), NOW))
                .isFalse();
    }

    @Test
    void another_secret_is_not() {
        assertThat(isGood(CarrierSignature.sign("another secret of some length", NOW, BODY), BODY, NOW))
                .isFalse();
    }

    @Test
    void an_old_signature_with_a_new_time_is_not() {
        String later = HEADER.replace("t=" + NOW.getEpochSecond(), "t=" + (NOW.getEpochSecond() + 600));
        assertThat(isGood(later, BODY, NOW.plusSeconds(600))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
    void a_signature_is_good_for_five_minutes(long seconds, boolean good) {
        assertThat(isGood(HEADER, BODY, NOW.plusSeconds(seconds))).isEqualTo(good);
    }

    @Test
    void while_a_secret_changes_either_signature_will_do() {
        String both = HEADER.replace(",v1=", ",v1=00ff,v1=");
        assertThat(isGood(both, BODY, NOW)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "v1=00",
                "t=x,v1=00",
                "t=1795402800",
                "t=1795402800,v1=",
                "t=1795402800,v1=xyz",
                "t=1795402800,v1=0",
                "t=99999999999999999999,v1=00",
                "t=9223372036854775807,v1=00",
                "t=-9223372036854775808,v1=00"
            })
    void garbage_is_not(@Nullable String header) {
        assertThat(isGood(header, BODY, NOW)).isFalse();
    }

    private static boolean isGood(@Nullable String header, byte[] body, Instant now) {
        return CarrierSignature.isGood(SECRET, header, body, now, Duration.ofMinutes(5));
    }
}
