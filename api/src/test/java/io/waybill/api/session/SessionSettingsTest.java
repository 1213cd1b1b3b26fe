package io.waybill.api.session;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT30M, PT20M, PT10S, 100, waybill.sessions.lifetime",
        "P400D, P7D, PT10S, 100, waybill.sessions.lifetime",
        "P30D, P31D, PT10S, 100, waybill.sessions.idle",
        "P30D, PT1M, PT10S, 100, waybill.sessions.idle",
        "P30D, P7D, PT0S, 100, waybill.sessions.repeat-within",
        "P30D, P7D, PT2M, 100, waybill.sessions.repeat-within",
        "P30D, P7D, PT10S, 0, waybill.sessions.most",
        "P30D, P7D, PT10S, 201, waybill.sessions.most"
    })
    void what_makes_no_sense_is_refused_by_name(
            Duration lifetime, Duration idle, Duration repeatWithin, int most, String property) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSettings(lifetime, idle, repeatWithin, most, null))
                .withMessageContaining(property);
    }
}
