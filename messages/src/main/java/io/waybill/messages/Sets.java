package io.waybill.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What else an event changes in the state that the audit tells of its aggregate, though no field of it says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Sets {

    /**
     * Each a path as in {@link Becomes}, an equals sign and what is there from now on: {@code true}, {@code false}, digits for
     * a number, any other text for itself, and nothing for nothing. For example {@code receiving=false}.
     */
    String[] value();
}
