package io.waybill.app.start;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says of a PostgreSQL that is not there what to do, instead of where in whose code that was found out. */
public final class UnreachableDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** What the states of all connection exceptions of SQL begin with. */
    private static final String CONNECTION_EXCEPTION = "08";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        String state = cause.getSQLState();
        if (state == null || !state.startsWith(CONNECTION_EXCEPTION)) {
            return null;
        }
        return new FailureAnalysis(
                "PostgreSQL cannot be reached. " + cause.getMessage(),
                "Start it, or set spring.datasource.url and spring.r2dbc.url (or the environment variables"
                        + " SPRING_DATASOURCE_URL and SPRING_R2DBC_URL) to where it is.",
                cause);
    }
}
