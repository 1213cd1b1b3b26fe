package io.waybill.api.identity;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The passwords that are tried first: the 30,000 most common ones of the library zxcvbn, and the one in our README. */
final class CommonPasswords {

    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    /** Reads the list from the class path: at the start, for an event loop must not. */
    static void prepare() {
        if (ALL.isEmpty()) {
            throw new IllegalStateException("the list of common passwords is empty");
        }
    }

    /** Whether a password is among them, compared without case. */
    static boolean contains(String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try {
            Set<String> words = StandardDictionaries.PASSWORDS_LOADER
                    .load()
                    .getRankedDictionary()
                    .keySet();
            var all = new HashSet<String>(2 * words.size());
            words.forEach(word -> all.add(word.toLowerCase(Locale.ROOT)));
            all.add(BootstrapAdministrator.KNOWN_PASSWORD.toLowerCase(Locale.ROOT));
            return Set.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }
}
