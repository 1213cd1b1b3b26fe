package io.waybill.api.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Money;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyRequestTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @CsvSource({"99.99, THB, 9999", "0, THB, 0", "5, THB, 500", "1.50, USD, 150", "120, JPY, 120", "1.234, KWD, 1234"})
    void a_decimal_becomes_minor_units_of_its_currency(String amount, String currency, long minorUnits) {
        var request = new MoneyRequest(amount, currency);
        assertThat(wrong(request)).isEmpty();
        assertThat(request.money()).isEqualTo(new Money(minorUnits, currency));
    }

    @ParameterizedTest
    @CsvSource({"-1, THB", "1.999, THB", "1.5, JPY", "1e3, THB", "'1,5', THB", ", THB", "99999999999999, THB"})
    void an_amount_that_the_currency_cannot_hold_is_named(String amount, String currency) {
        assertThat(wrong(new MoneyRequest(amount, currency))).containsExactly("amount");
    }

    @Test
    void both_fields_are_named_where_both_are_wrong() {
        assertThat(wrong(new MoneyRequest("much", "BAHT"))).containsExactlyInAnyOrder("amount", "currency");
    }

    private static List<String> wrong(MoneyRequest request) {
        return VALIDATOR.validate(request).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }
}
