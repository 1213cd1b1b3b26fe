package io.waybill.app.personal;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the keys of persons are kept.
 *
 * @param masterKey the key that wraps them: 32 bytes in Base64; without one, start-up is refused
 * @param masterKeyId what the key is called; a new key gets a new name
 * @param formerMasterKeys the keys before it by name, for as long as something is wrapped by them
 */
@ConfigurationProperties(PersonalDataSettings.PREFIX)
public record PersonalDataSettings(
        @DefaultValue("") String masterKey,
        @DefaultValue("1") String masterKeyId,
        @DefaultValue Map<String, String> formerMasterKeys) {

    static final String PREFIX = "waybill.personal-data";
    static final String MASTER_KEY = PREFIX + ".master-key";

    /**
     * @throws MissingMasterKey if there is no master key
     */
    public PersonalDataSettings {
        formerMasterKeys = Map.copyOf(formerMasterKeys);
        if (masterKey.isBlank()) {
            throw new MissingMasterKey();
        }
    }

    /** Leaves the keys out, since configuration ends up in logs. */
    @Override
    public String toString() {
        return "PersonalDataSettings[masterKeyId=" + masterKeyId + "]";
    }
}
