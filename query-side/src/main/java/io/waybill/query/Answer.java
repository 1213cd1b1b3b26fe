package io.waybill.query;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.r2dbc.spi.R2dbcException;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.BadSqlGrammarException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import reactor.core.publisher.Mono;

/** How a query handler answers: with a future, whose failure says whether asking again later may help. */
public final class Answer {

    private static final Logger log = LoggerFactory.getLogger(Answer.class);

    /** See <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">the codes of PostgreSQL</a>. */
    private static final String UNDEFINED_TABLE = "42P01";

    private Answer() {}

    /**
     * Answers with what a publisher emits.
     *
     * @param answer the answer, or empty for nothing found
     * @param <T> the type of the answer
     * @return a future that fails with a {@link Refusal} of reason {@link Reason#UNAVAILABLE} as its details if a
     *     store cannot be reached, and with the publisher's own error otherwise
     */
    public static <T> CompletableFuture<T> of(Mono<T> answer) {
        return answer.onErrorMap(Answer::isOutage, Answer::unavailable)
                .doOnError(Answer::isUnexpected, failure -> log.error("A query failed", failure))
                .toFuture();
    }

    /**
     * A query that makes no sense.
     *
     * @param detail what is wrong with it
     * @return the exception to fail with
     */
    public static QueryExecutionException invalid(String detail) {
        return new QueryExecutionException(detail, null, new Refusal(Reason.INVALID, detail));
    }

    private static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof QueryExecutionException);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof R2dbcException
                || failure instanceof TransientDataAccessException
                || failure instanceof UncategorizedR2dbcException
                || isConnectionFailure(failure)
                || isNotMadeYet(failure)
                || (failure instanceof ElasticsearchException e && e.status() >= 500);
    }

    /** After an upgrade that brought it, or before the part of Waybill that makes it came: a read model is not there yet. */
    private static boolean isNotMadeYet(Throwable failure) {
        return failure instanceof BadSqlGrammarException
                && failure.getCause() instanceof R2dbcException cause
                && UNDEFINED_TABLE.equals(cause.getSqlState());
    }

    private static boolean isConnectionFailure(Throwable failure) {
        return failure instanceof NonTransientDataAccessException && failure.getCause() instanceof IOException;
    }

    private static QueryExecutionException unavailable(Throwable failure) {
        String detail = "A server that is needed for the answer cannot be reached; try again in a moment.";
        return new QueryExecutionException(detail, failure, new Refusal(Reason.UNAVAILABLE, detail));
    }
}
