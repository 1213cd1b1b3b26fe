package io.waybill.api.identity;

import io.r2dbc.spi.Readable;
import io.waybill.api.identity.Account.State;
import io.waybill.api.security.Role;
import io.waybill.messages.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The accounts, in PostgreSQL. */
@Component
class Accounts {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int FORMER_PASSWORDS = 4;
    private static final String COLUMNS =
            "select id, email, username, password_hash, roles, state, version, password_version from api.account ";

    private final DatabaseClient database;

    Accounts(DatabaseClient accountsDatabase) {
        this.database = accountsDatabase;
    }

    /** The account with an address, compared without case, or empty; not one that is pending or erased. */
    Mono<Account> withEmail(String email) {
        return database.sql(COLUMNS + "where sign_in = :signIn and state in ('ACTIVE', 'DEACTIVATED')")
                .bind("signIn", Texts.folded(email))
                .map(Accounts::account)
                .one();
    }

    /** The account of a user, whatever its state, or empty. */
    Mono<Account> of(String id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .map(Accounts::account)
                .one();
    }

    /** The account that is no user yet and has the address, or empty: the administrator's, for a moment after the start. */
    Mono<Account> unregisteredWithEmail(String email) {
        return database.sql(COLUMNS + "where sign_in = :signIn and state = 'ACTIVE' and version < 0")
                .bind("signIn", Texts.folded(email))
                .map(Accounts::account)
                .one();
    }

    /** Adds an account, unless its id or its address is taken. */
    Mono<Void> addIfAbsent(Account account) {
        return database.sql("""
                        insert into api.account (id, email, sign_in, username, password_hash, roles, state)
                        values (:id, :email, :signIn, :username, :hash, :roles, :state) on conflict do nothing""")
                .bind("id", account.id())
                .bind("email", account.email())
                .bind("signIn", Texts.folded(account.email()))
                .bind("username", account.username())
                .bind("hash", account.passwordHash())
                .bind("roles", account.roles().stream().map(Role::name).toArray(String[]::new))
                .bind("state", account.state().name())
                .then();
    }

    /** Forgets the accounts that were asked for more than a day ago and never came to be. */
    Mono<Void> forgetUnfinished() {
        return database.sql("delete from api.account where state = 'PENDING' and created_at < now() - interval '1 day'")
                .then();
    }

    /** Forgets an account that was asked for and was refused. */
    Mono<Void> abandon(String id) {
        return database.sql("delete from api.account where id = :id and state = 'PENDING'")
                .bind("id", id)
                .then();
    }

    /**
     * Lets a user sign in who was just registered. Where the address's former account has yet to follow its user, this
     * one follows a moment later too.
     */
    Mono<Void> activate(String id) {
        return database.sql("update api.account set state = 'ACTIVE', version = 0 where id = :id and state = 'PENDING'")
                .bind("id", id)
                .then()
                .onErrorComplete(DataIntegrityViolationException.class);
    }

    /**
     * Replaces the password, keeps the one before among the former ones, and gives the version of the new one. The row is locked first: what is erased in the
     * meantime keeps nothing.
     */
    Mono<Integer> changePassword(String id, String hash) {
        return database.sql("""
                        with present as (
                            select id, password_hash from api.account where id = :id and state <> 'ERASED' for update
                        ), forgotten as (
                            delete from api.password_history where account_id = :id and number in (
                                select number from api.password_history where account_id = :id
                                order by number desc offset :kept)
                        ), former as (
                            insert into api.password_history (account_id, password_hash)
                            select id, password_hash from present
                        )
                        update api.account account set password_hash = :hash, password_version = password_version + 1
                        from present where account.id = present.id returning account.password_version""")
                .bind("id", id)
                .bind("hash", hash)
                .bind("kept", FORMER_PASSWORDS - 1)
                .map(row -> Objects.requireNonNull(row.get("password_version", Integer.class)))
                .one();
    }

    /** The hashes of the last four passwords before the present one, the newest first. */
    Mono<List<String>> formerPasswords(String id) {
        return database.sql("""
                        select password_hash from api.password_history where account_id = :id
                        order by number desc limit :kept""")
                .bind("id", id)
                .bind("kept", FORMER_PASSWORDS)
                .map(row -> text(row, "password_hash"))
                .all()
                .collectList();
    }

    /**
     * Waits until the account has followed its user.
     *
     * @param version the version of the user to wait for
     * @param patience how long to wait
     * @return true once it has, or where there is none; false if time runs out
     */
    Mono<Boolean> awaitVersion(String id, long version, Duration patience) {
        return database.sql("select 1 as behind from api.account where id = :id and version < :version")
                .bind("id", id)
                .bind("version", version)
                .map(row -> true)
                .first()
                .defaultIfEmpty(false)
                .filter(behind -> !behind)
                .map(caughtUp -> true)
                .repeatWhenEmpty(tries -> tries.delayElements(BETWEEN_LOOKS))
                .timeout(patience, Mono.just(false))
                .defaultIfEmpty(false);
    }

    private static Account account(Readable row) {
        return new Account(
                text(row, "id"),
                text(row, "email"),
                text(row, "username"),
                text(row, "password_hash"),
                Arrays.stream(Objects.requireNonNull(row.get("roles", String[].class)))
                        .map(Role::valueOf)
                        .toList(),
                State.valueOf(text(row, "state")),
                Objects.requireNonNull(row.get("version", Long.class)),
                Objects.requireNonNull(row.get("password_version", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
