package io.waybill.projection.engine;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Lets a part of a transaction fail alone. */
final class Savepoints {

    private final DataSource dataSource;

    Savepoints(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs a part of the transaction that is under way on this thread.
     *
     * @param part what to do; if it fails, what it wrote is undone, and the transaction goes on
     * @throws RuntimeException what the part threw
     */
    void behind(Runnable part) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var savepoint = connection.setSavepoint();
            try {
                part.run();
            } catch (RuntimeException e) {
                connection.rollback(savepoint);
                throw e;
            }
            connection.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The transaction cannot go on", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
