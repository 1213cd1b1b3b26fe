package io.waybill.messages;

import org.jspecify.annotations.Nullable;

/**
 * A text about a person, as it stands in an event. It is kept sealed with a key of that person alone; once the key is
 * destroyed nobody can read it any more.
 *
 * @param personId whom it is about
 * @param text the text, absent once that person was erased
 */
public record Personal(String personId, @Nullable String text) {

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "Personal[" + personId + "]";
    }
}
