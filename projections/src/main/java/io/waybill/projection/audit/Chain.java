package io.waybill.projection.audit;

import io.waybill.messages.audit.ChainReport.Head;
import io.waybill.projection.engine.Columns;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The links that were made, in PostgreSQL. It blocks. */
final class Chain {

    private static final String SELECT =
            "select position, entity_id, version, encode(hash, 'hex') as hash from audit.chain";
    private static final RowMapper<Link> LINK = (row, number) -> new Link(
            row.getLong("position"),
            row.getString("entity_id"),
            row.getObject("version", Long.class),
            row.getString("hash"));
    private static final RowMapper<KeptLink> KEPT_LINK = (row, number) -> {
        long version = row.getLong(3);
        return new KeptLink(row.getLong(1), row.getString(2), row.wasNull() ? null : version, row.getBytes(4));
    };

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Chain(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** The last link. */
    Optional<Link> head() {
        return before(Long.MAX_VALUE);
    }

    /** The last link before a position. */
    Optional<Link> before(long position) {
        return jdbc.sql(SELECT + " where position < ? order by position desc limit 1")
                .param(position)
                .query(LINK)
                .optional();
    }

    /** The first links from one position to another, both included. */
    List<KeptLink> links(long from, long to, int most) {
        return jdbc.sql("select position, entity_id, version, hash from audit.chain"
                        + " where position between ? and ? order by position limit ?")
                .params(from, to, most)
                .query(KEPT_LINK)
                .list();
    }

    /**
     * Hangs links on the one they were made for.
     *
     * @param on the position of that one, -1 for the first links
     * @param links more links, in order
     * @return false if meanwhile somebody else hung others on it; then nothing was done
     */
    boolean append(long on, List<Link> links) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // Nodes take turns: only one makes a chain of what all of them read.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('audit.chain'))")
                    .query()
                    .singleRow();
            if (head().map(Link::position).orElse(-1L) != on) {
                return false;
            }
            var column = new Columns<>(links);
            jdbc.sql("""
                            insert into audit.chain (position, entity_id, version, hash)
                            select position, entity_id, version, decode(hash, 'hex')
                            from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[])
                                as link (position, entity_id, version, hash)""")
                    .param(column.longs(Link::position))
                    .param(column.texts(Link::entityId))
                    .param(column.longs(Link::version))
                    .param(column.texts(Link::hash))
                    .update();
            return true;
        }));
    }

    /** A link as the end of the chain, for people. */
    static Head shown(Link link) {
        return new Head(link.position(), link.hash());
    }
}
