package io.waybill.api.identity;

import io.r2dbc.spi.Readable;
import io.waybill.api.security.Role;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts, in PostgreSQL. */
@Component
class Accounts {

    private final DatabaseClient database;

    Accounts(DatabaseClient accountsDatabase) {
        this.database = accountsDatabase;
    }

    /** The account with an address, compared without case, or empty. */
    Mono<Account> withEmail(String email) {
        return database.sql("""
                        select id, email, username, password_hash, roles from api.account
                        where lower(email) = lower(:email)""").bind("email", email).map(Accounts::account).one();
    }

    /** Adds an account, unless its address is taken. */
    Mono<Void> addIfAbsent(Account account) {
        return database.sql("""
                        insert into api.account (id, email, username, password_hash, roles)
                        values (:id, :email, :username, :hash, :roles) on conflict do nothing""")
                .bind("id", account.id())
                .bind("email", account.email())
                .bind("username", account.username())
                .bind("hash", account.passwordHash())
                .bind("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .then();
    }

    private static Account account(Readable row) {
        return new Account(
                text(row, "id"),
                text(row, "email"),
                text(row, "username"),
                text(row, "password_hash"),
                Arrays.stream(Objects.requireNonNull(row.get("roles", String[].class)))
                        .map(Role::valueOf)
                        .toList());
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
