package io.waybill.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is kept for ever. It never changes, whatever becomes of the record that stands for it;
 * the shape of the event has a revision of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

    /** The name: the business word and what happened to it, for example {@code stock.movement-recorded}. */
    String value();

    /** Names under which it was kept before. */
    String[] formerly() default {};
}
