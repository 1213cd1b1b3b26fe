package io.waybill.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import java.util.List;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void what_a_page_ended_with_comes_back_from_its_token() {
        var end = new Cursor(List.of("1.5", "ชาเขียว"));
        assertThat(Cursor.parse(end.token(), 2)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "YQ", "YQpiCmM", "AApi", "_wpi"})
    void a_token_that_no_page_ended_with_is_refused_as_invalid(String token) {
        assertThatThrownBy(() -> Cursor.parse(token, 2))
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        e -> assertThat(e.<Refusal>getDetails().orElseThrow().reason())
                                .isEqualTo(Reason.INVALID));
    }
}
