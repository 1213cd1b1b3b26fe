package io.waybill.app.personal;

import io.waybill.app.personal.PersonKey.Destroyed;
import io.waybill.app.personal.PersonKey.Lost;
import io.waybill.app.personal.PersonKey.Usable;
import io.waybill.command.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals texts about persons, and opens them where the person's key is still there. It reads keys, and so blocks. */
final class Seals {

    private static final Logger log = LoggerFactory.getLogger(Seals.class);

    private final PersonKeys keys;

    Seals(PersonKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals a text for a person.
     *
     * @return what was sealed, in Base64
     * @throws Refused if the person was erased
     */
    String seal(String personId, String text) {
        byte[] sealed = Sealing.seal(keys.forSealing(personId), text.getBytes(StandardCharsets.UTF_8), personId);
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** Opens what was sealed for a person: absent once the person was erased, and if the key is lost, which is logged. */
    @Nullable
    String open(String personId, String sealed) {
        return switch (keys.find(personId)) {
            case Usable usable -> open(personId, usable, sealed);
            case Destroyed destroyed -> null;
            case Lost lost -> {
                log.error("What is kept about {} cannot be read, its key is lost: {}", personId, lost.why());
                yield null;
            }
        };
    }

    private static @Nullable String open(String personId, Usable usable, String sealed) {
        try {
            byte[] text = Sealing.open(usable.key(), Base64.getDecoder().decode(sealed), personId);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            log.error(
                    "What is kept about {} cannot be read, its key is lost: it was sealed with another one ({})",
                    personId,
                    e.toString());
            return null;
        }
    }

    /** Whether nothing is to be read about a person any more. */
    boolean isErased(String personId) {
        return keys.find(personId) instanceof Destroyed;
    }
}
