package io.waybill.command.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingNumberTest {

    @ParameterizedTest
    @CsvSource({"7992739871, 3", "00000000000, 0", "0, 0", "1, 8"})
    void the_check_digit_is_luhns(String digits, int check) {
        assertThat(TrackingNumber.checkDigit(digits)).isEqualTo(check);
    }

    @Test
    void a_shipment_has_the_same_number_each_time_and_another_one_when_that_is_taken() {
        assertThat(TrackingNumber.of("TP", "s1", 0))
                .matches("TP[0-9]{12}")
                .isEqualTo(TrackingNumber.of("TP", "s1", 0))
                .isNotEqualTo(TrackingNumber.of("TP", "s1", 1))
                .isNotEqualTo(TrackingNumber.of("TP", "s2", 0));
    }

    @Test
    void any_one_wrong_digit_is_found() {
        String number = TrackingNumber.of("TP", "s1", 0).substring(2);
        Set<String> accepted = new HashSet<>();
        for (int at = 0; at < number.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String written = number.substring(0, at) + digit + number.substring(at + 1);
                if (TrackingNumber.checkDigit(written.substring(0, written.length() - 1))
                        == written.charAt(written.length() - 1) - '0') {
                    accepted.add(written);
                }
            }
        }
        assertThat(accepted).containsExactly(number);
    }
}
