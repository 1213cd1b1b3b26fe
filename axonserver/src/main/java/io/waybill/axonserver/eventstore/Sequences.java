package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last sequence number of each aggregate that was written lately, and the rule that the next event must have the
 * next one. Knows three levels: what is committed, what the batch under way adds, what one append adds to that.
 * For the writer's thread only.
 */
final class Sequences {

    private final RememberedSequences committed;
    private final Map<String, Long> batch = new HashMap<>();

    /** @param remembered of how many aggregates to keep the last sequence number in memory */
    Sequences(int remembered) {
        this.committed = new RememberedSequences(remembered);
    }

    /** Whether {@code event} continues the history of an aggregate, rather than standing alone. */
    static boolean isOfAggregate(Event event) {
        return !event.getAggregateIdentifier().isEmpty();
    }

    /** Starts a batch: returns the aggregates of these appends whose last sequence number must be learnt first. */
    Set<String> begin(Collection<Append> appends) {
        batch.clear();
        Set<String> unknown = new HashSet<>();
        for (Append append : appends) {
            for (Event event : append.events()) {
                if (isOfAggregate(event)) {
                    String aggregate = event.getAggregateIdentifier();
                    long last = committed.last(aggregate);
                    if (last == RememberedSequences.UNKNOWN) {
                        unknown.add(aggregate);
                    } else {
                        // Copied so that nothing this batch needs is forgotten before it ends.
                        batch.put(aggregate, last);
                    }
                }
            }
        }
        return unknown;
    }

    /** Learns the last sequence number of an aggregate for this batch, -1 for an aggregate without events. */
    void learn(String aggregate, long last) {
        batch.put(aggregate, last);
    }

    /** Takes the append into the batch and returns null, or says what is wrong with it and leaves it out. */
    @Nullable
    String admit(Append append) {
        Map<String, Long> tentative = new HashMap<>();
        for (Event event : append.events()) {
            if (isOfAggregate(event)) {
                String aggregate = event.getAggregateIdentifier();
                Long last = tentative.getOrDefault(aggregate, batch.get(aggregate));
                long expected = (last == null ? -1 : last) + 1;
                if (event.getAggregateSequenceNumber() != expected) {
                    return "Invalid sequence number " + event.getAggregateSequenceNumber() + " for aggregate "
                            + aggregate + ", expected " + expected;
                }
                tentative.put(aggregate, expected);
            }
        }
        batch.putAll(tentative);
        return null;
    }

    /** The batch is on disk. */
    void commit() {
        batch.forEach(committed::remember);
        batch.clear();
    }

    /** Nothing is certain any more: everything is looked up again when it is next needed. */
    void forget() {
        committed.forget();
        batch.clear();
    }
}
