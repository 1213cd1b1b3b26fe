package io.waybill.projection.engine;

/** A read model, as a function of events. */
public interface Projection {

    /** Its name, by which operators know it, for example {@code stock}. */
    String name();

    /** Where its rows or documents are, for operators. */
    Store store();

    /**
     * How many threads may fill it, each with the aggregates of its own.
     *
     * @return at least 1; the number is fixed when the projection runs for the first time
     */
    default int segments() {
        return 1;
    }

    /**
     * Whether a kind of event concerns it.
     *
     * @param eventType the class of the event
     */
    boolean handles(Class<?> eventType);

    /** Begins a batch. */
    Batch begin();

    /** What keeps a read model. */
    enum Store {
        /** Rows, written in one transaction with the tracking token. */
        POSTGRESQL,
        /** Documents, written before the tracking token, and again without harm. */
        ELASTICSEARCH,
        /** Somebody else, who is told; never again in a rebuild. */
        KAFKA
    }
}
