package io.waybill.projection.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Generations as schemas of PostgreSQL. What readers see are views of the same names in the schema {@code projection}. */
public final class PostgresPlaces implements Places {

    private static final int MOST_DIFFERENCES = 1_000;

    private final String projection;
    private final List<String> relations;
    private final String tables;
    private final JdbcClient jdbc;
    private final JdbcTemplate statementRunner;
    private final TransactionTemplate transaction;

    /**
     * The places of one projection.
     *
     * @param projection its name: lower-case letters only
     * @param relations the tables and views that readers see
     * @param tables the statements that make an empty place, without a schema in the names
     * @param dataSource PostgreSQL
     */
    public PostgresPlaces(String projection, List<String> relations, Resource tables, DataSource dataSource) {
        this.projection = projection;
        this.relations = List.copyOf(relations);
        this.jdbc = JdbcClient.create(dataSource);
        this.statementRunner = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        try {
            this.tables = tables.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String store() {
        return "PostgreSQL";
    }

    @Override
    public String name(int generation) {
        return projection + '_' + generation;
    }

    @Override
    public void create(int generation) {
        String schema = name(generation);
        transaction.executeWithoutResult(status -> {
            // Two nodes that start at once: the second waits here and finds it made.
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                    .param(schema)
                    .query()
                    .singleRow();
            if (!exists(schema)) {
                run("create schema " + schema);
                // What extensions brought is where they were made.
                run("set local search_path to " + schema + ", projection, public");
                run(tables);
                run("set local search_path to default");
            }
        });
    }

    private boolean exists(String schema) {
        return jdbc.sql("select exists (select from pg_namespace where nspname = ?)")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void drop(int generation) {
        run("drop schema if exists " + name(generation) + " cascade");
    }

    @Override
    public void serve(int generation) {
        transaction.executeWithoutResult(status -> {
            for (String relation : relations) {
                if (!exists(name(generation), relation)) {
                    // The place was made by older code, and serves until there is one with this as well.
                    continue;
                }
                if (!columns("projection", relation).equals(columns(name(generation), relation))) {
                    // Only a view with the same columns can be replaced.
                    run("drop view if exists projection." + relation);
                }
                run("create or replace view projection." + relation + " as select * from " + name(generation) + '.'
                        + relation);
            }
        });
    }

    private List<String> columns(String schema, String relation) {
        return jdbc.sql("select column_name || ' ' || udt_name from information_schema.columns"
                        + " where table_schema = ? and table_name = ? order by ordinal_position")
                .params(schema, relation)
                .query(String.class)
                .list();
    }

    private void run(String statements) {
        statementRunner.execute(statements);
    }

    @Override
    public Collection<String> differences(int one, int other) {
        Collection<String> keys = new ArrayList<>();
        for (String table : tables(name(other))) {
            keys.addAll(differences(table, name(one), name(other)));
        }
        return keys;
    }

    private List<String> tables(String schema) {
        return jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = ? and table_type = 'BASE TABLE' order by table_name")
                .param(schema)
                .query(String.class)
                .list();
    }

    private List<String> differences(String table, String one, String other) {
        if (!exists(one, table)) {
            return List.of(table);
        }
        String key = String.join(", ", primaryKey(other, table));
        return jdbc.sql("select ? || '/' || concat_ws('/', " + key + ") from " + one + '.' + table + " o full join "
                        + other + '.' + table + " n using (" + key + ") where to_jsonb(o) is distinct from to_jsonb(n)"
                        + " limit " + MOST_DIFFERENCES)
                .param(table)
                .query(String.class)
                .list();
    }

    private boolean exists(String schema, String table) {
        return jdbc.sql("select to_regclass(?) is not null")
                .param(schema + '.' + table)
                .query(Boolean.class)
                .single();
    }

    private List<String> primaryKey(String schema, String table) {
        return jdbc.sql("""
                        select a.attname from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                        where i.indrelid = to_regclass(?) and i.indisprimary order by a.attnum""").param(schema + '.' + table).query(String.class).list();
    }
}
