package io.waybill.app.personal;

import io.waybill.app.personal.MasterKeys.Wrapped;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets that are made once for a database, and must outlive a change of the master key. */
final class Secrets {

    private final MasterKeys masterKeys;
    private final JdbcClient jdbc;

    Secrets(MasterKeys masterKeys, DataSource database) {
        this.masterKeys = masterKeys;
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * The secret with a name; made now where there was none.
     *
     * @throws WrongMasterKey if it was made with a master key that is not configured
     */
    SecretKey named(String name) {
        Wrapped made = masterKeys.newKey(name);
        // Where two nodes make one at once, the first is the secret.
        jdbc.sql("""
                        insert into personal.secret (name, wrapped, master_key_id) values (?, ?, ?)
                        on conflict (name) do nothing""").params(name, made.bytes(), made.masterKeyId()).update();
        Wrapped kept = jdbc.sql("select master_key_id, wrapped from personal.secret where name = ?")
                .param(name)
                .query((row, number) -> new Wrapped(row.getString(1), row.getBytes(2)))
                .single();
        return masterKeys.unwrap(kept, name).orElseThrow(() -> new WrongMasterKey(kept.masterKeyId()));
    }
}
