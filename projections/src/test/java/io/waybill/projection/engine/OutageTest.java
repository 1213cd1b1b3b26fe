package io.waybill.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is waited for, and what an event is to blame for. */
class OutageTest {

    private static boolean isOutage(Throwable failure) {
        return Outage.isBehind(new CompletionException(new IllegalStateException(failure)));
    }

    private static ElasticsearchException answered(int status) {
        return new ElasticsearchException(
                "bulk",
                ErrorResponse.of(answer -> answer.status(status).error(ErrorCause.of(cause -> cause.type("any")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_search_server_that_takes_no_more_is_waited_for(int status) {
        assertThat(isOutage(answered(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 500})
    void what_it_does_not_understand_is_the_fault_of_the_event(int status) {
        assertThat(isOutage(answered(status))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "58030", "40001"})
    void a_database_that_is_away_is_waited_for(String state) {
        assertThat(isOutage(new SQLException("any", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "42P01"})
    void what_it_refuses_is_the_fault_of_the_event(String state) {
        assertThat(isOutage(new SQLException("any", state))).isFalse();
    }

    @Test
    void whoever_cannot_be_reached_is_waited_for() {
        assertThat(isOutage(new IOException("any"))).isTrue();
        assertThat(isOutage(new TimeoutException())).isTrue();
        assertThat(isOutage(new IllegalArgumentException())).isFalse();
    }
}
