package io.waybill.projection.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The transactions in which read models are written, each with its token. They do not wait for the disk: what PostgreSQL
 * loses of them when it crashes, at most three times {@code wal_writer_delay}, it loses from the end and whole, the token
 * with the rows, and the events come again. That they are atomic and in order does not depend on the wait.
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-async-commit.html">Asynchronous Commit</a>
 */
final class ReadModelTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    ReadModelTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        try (var statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit = off");
        }
    }
}
