package io.waybill.projection.engine;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Tells a server that is away from an event that cannot be handled: the first is waited for, the second is parked. */
final class Outage {

    // https://www.postgresql.org/docs/18/errcodes-appendix.html: connection exceptions, insufficient resources,
    // operator
    // intervention, system errors, and transactions that were rolled back for another's sake.
    private static final Set<String> SQL_STATES = Set.of("08", "53", "57", "58", "40");
    private static final int CLASS_LENGTH = 2;

    /** Of HTTP: it takes no more for the moment, and whatever stands before it does not reach it. */
    private static final Set<Integer> STATUSES = Set.of(429, 502, 503, 504);

    private Outage() {}

    /**
     * Whether a failure has nothing to do with the event.
     *
     * @param failure what happened
     * @return true if trying the same again later may help
     */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof InterruptedException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLNonTransientConnectionException
                    || hasStateOfAnOutage(cause)
                    || (cause instanceof ElasticsearchException refusal && isBehind(refusal.status()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an answer has nothing to do with the event.
     *
     * @param status the status of HTTP
     * @return true if trying the same again later may help
     */
    static boolean isBehind(int status) {
        return STATUSES.contains(status);
    }

    private static boolean hasStateOfAnOutage(Throwable cause) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && state.length() > CLASS_LENGTH && SQL_STATES.contains(state.substring(0, CLASS_LENGTH));
    }
}
