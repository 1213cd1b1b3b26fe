package io.waybill.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of an event becomes in the state that the audit tells of its aggregate. Without it, the field of the same
 * name; one that repeats the aggregate's own id becomes nothing.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Becomes {

    /** Nothing: it tells what happened, and not how things are after. */
    String NOTHING = "";

    /** Each of its own fields, the field of the same name. */
    String ITS_FIELDS = "*";

    /**
     * The path in the state, names between full stops, for example {@code reservations.{reservationId}.quantity}; a name in
     * braces stands for what that field of the same event says. Or one of the constants here.
     */
    String value();
}
