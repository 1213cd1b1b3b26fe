package io.waybill.app.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waybill.app.personal.MasterKeys.Wrapped;
import io.waybill.app.personal.PersonKey.Destroyed;
import io.waybill.app.personal.PersonKey.Lost;
import io.waybill.app.personal.PersonKey.Usable;
import io.waybill.command.Refused;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The keys of persons, in PostgreSQL. Every statement is a transaction of its own: a key is kept before the event that
 * needs it is appended, whatever becomes of the transaction around. Blocks, so not for an event-loop thread.
 */
final class PersonKeys {

    private static final Logger log = LoggerFactory.getLogger(PersonKeys.class);

    /** How long another node may go on reading what was erased here. */
    private static final Duration LONGEST_UNNOTICED = Duration.ofSeconds(5);

    private static final int MOST_CACHED = 10_000;

    private final MasterKeys masterKeys;
    private final DataSource database;
    private final Cache<String, PersonKey> cache = Caffeine.newBuilder()
            .maximumSize(MOST_CACHED)
            .expireAfterWrite(LONGEST_UNNOTICED)
            .build();

    /**
     * Keeps keys.
     *
     * @param database gives connections that no transaction of anybody else is on
     */
    PersonKeys(MasterKeys masterKeys, DataSource database) {
        this.masterKeys = masterKeys;
        this.database = database;
    }

    /**
     * The key to seal with; made now where there was none.
     *
     * @throws Refused if the person was erased: there is never a second key
     * @throws IllegalStateException if there is a key, and its master key is not configured
     */
    SecretKey forSealing(String personId) {
        PersonKey key = find(personId);
        if (key instanceof Lost) {
            make(personId);
            key = find(personId);
        }
        return switch (key) {
            case Usable usable -> usable.key();
            case Destroyed destroyed -> throw Refused.conflict("This person was erased.");
            case Lost lost ->
                throw new IllegalStateException("Nothing can be sealed for " + personId + ": " + lost.why());
        };
    }

    /** The key to open with. */
    PersonKey find(String personId) {
        PersonKey known = cache.getIfPresent(personId);
        if (known != null) {
            return known;
        }
        PersonKey found = read(personId);
        if (!(found instanceof Lost)) { // It may be on its way.
            cache.put(personId, found);
        }
        return found;
    }

    /** Destroys a person's key for good, and does no harm where it was destroyed before, or never was. */
    void destroy(String personId) {
        execute("""
                insert into personal.person_key (person_id, destroyed_at) values (?, now())
                on conflict (person_id) do update set wrapped_key = null, master_key_id = null,
                    destroyed_at = coalesce(person_key.destroyed_at, now())""", statement -> {
            statement.setString(1, personId);
            return statement.executeUpdate();
        });
        cache.put(personId, new Destroyed());
        log.info("The key of {} is destroyed", personId);
    }

    /** Whether the key is destroyed, as the database says. */
    boolean isDestroyed(String personId) {
        return read(personId) instanceof Destroyed;
    }

    private void make(String personId) {
        Wrapped wrapped = masterKeys.newKey(personId);
        // Where two make one at once, the first is the key.
        execute("""
                insert into personal.person_key (person_id, wrapped_key, master_key_id) values (?, ?, ?)
                on conflict (person_id) do nothing""", statement -> {
            statement.setString(1, personId);
            statement.setBytes(2, wrapped.bytes());
            statement.setString(3, wrapped.masterKeyId());
            return statement.executeUpdate();
        });
    }

    private PersonKey read(String personId) {
        return execute("select wrapped_key, master_key_id from personal.person_key where person_id = ?", statement -> {
            statement.setString(1, personId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? key(personId, rows.getBytes(1), rows.getString(2))
                        : new Lost("there is no key in personal.person_key");
            }
        });
    }

    private PersonKey key(String personId, byte @Nullable [] wrapped, @Nullable String masterKeyId) {
        if (wrapped == null || masterKeyId == null) {
            return new Destroyed();
        }
        return masterKeys
                .unwrap(new Wrapped(masterKeyId, wrapped), personId)
                .<PersonKey>map(Usable::new)
                .orElseGet(() -> new Lost("the master key named " + masterKeyId + " does not unwrap it"));
    }

    private <T> T execute(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The keys of persons cannot be reached", e);
        }
    }

    /** What to do with a statement. */
    private interface Work<T> {

        T on(PreparedStatement statement) throws SQLException;
    }
}
