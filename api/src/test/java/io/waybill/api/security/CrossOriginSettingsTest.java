package io.waybill.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*.example", "shop.example", "https://shop.example/", "ftp://shop.example", "null"})
    void what_is_no_origin_cannot_be_allowed(String origin) {
        assertThatThrownBy(() -> new CrossOriginSettings(List.of(origin))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void origins_are_allowed_with_and_without_a_port() {
        var settings = new CrossOriginSettings(List.of("https://shop.example", "http://localhost:5173"));
        assertThat(settings.allowedOrigins()).hasSize(2);
    }
}
