package io.waybill.projection.engine;

import org.jspecify.annotations.Nullable;

/** A read model, as a function of events. */
public interface Projection {

    /** Its name, by which operators know it, for example {@code stock}. */
    String name();

    /**
     * The revision of its code. Raise it with any change to what its events come to: it is then built anew beside the old
     * one when the change is deployed.
     *
     * @return at least 1
     */
    default int revision() {
        return 1;
    }

    /**
     * How many threads may fill it, each with the aggregates of its own.
     *
     * @return at least 1; the number is fixed when a generation begins
     */
    default int segments() {
        return 1;
    }

    /** Where it is kept; absent if it tells others, who are not to be told twice: such a one is never rebuilt. */
    @Nullable
    Places places();

    /**
     * Whether a kind of event concerns it.
     *
     * @param eventType the class of the event
     */
    boolean handles(Class<?> eventType);

    /**
     * Begins a batch.
     *
     * @param place where it is to be written, see {@link Places#name}
     */
    Batch begin(String place);
}
