package io.waybill.app.personal;

import javax.crypto.SecretKey;

/** The state of a person's key. */
sealed interface PersonKey {

    /** It seals and opens. */
    record Usable(SecretKey key) implements PersonKey {}

    /** The person was erased. */
    record Destroyed() implements PersonKey {}

    /**
     * There should be one, and it cannot be had.
     *
     * @param why in words, for the log
     */
    record Lost(String why) implements PersonKey {}
}
