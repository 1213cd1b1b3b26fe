package io.waybill.projection.engine;

import io.waybill.messages.MetaDataKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that one projection could not handle, in order for each aggregate: what follows one waits behind it, other
 * aggregates go on. Each is tried again by itself, after a pause that doubles.
 */
final class DeadLetters {

    /** How often a letter was tried, in its diagnostics. */
    static final String TRIES = "tries";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final String projection;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final Stream stream;
    private final EventMessageHandler handler;
    private final DeadLetterTable table;
    private final TransactionManager transactions;
    private final Clock clock;

    DeadLetters(
            String projection,
            SequencedDeadLetterQueue<EventMessage<?>> queue,
            Stream stream,
            EventMessageHandler handler,
            DeadLetterTable table,
            TransactionManager transactions,
            Clock clock) {
        this.projection = projection;
        this.queue = queue;
        this.stream = stream;
        this.handler = handler;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What becomes of an event that was not handled.
     *
     * @param letter the event
     * @param failure why not
     * @return that it is parked
     * @throws IllegalStateException where a server is away, which says nothing of the event: the processor stops and tries
     *     again
     */
    EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        if (Outage.isBehind(failure)) {
            throw new IllegalStateException("The store of " + projection + " is away", failure);
        }
        log.atError()
                .addKeyValue(
                        MetaDataKeys.TRACE_ID, letter.message().getMetaData().get(MetaDataKeys.TRACE_ID))
                .setCause(failure)
                .log(
                        "{} cannot handle {} of {}; it is parked, and what follows of the same aggregate waits behind it",
                        projection,
                        letter.message().getPayloadType().getSimpleName(),
                        letter.message().getIdentifier());
        return Decisions.enqueue(ThrowableCause.truncated(failure), parked -> MetaData.with(TRIES, 1));
    }

    /** Tries again what is due; ends a sequence at its first letter that still cannot be handled. */
    void retryDue() {
        for (var sequence : queue.deadLetters()) {
            retry(sequence, false);
        }
    }

    /**
     * Tries the sequence of a letter again, whether due or not.
     *
     * @return whether the letter is gone
     */
    boolean retryNow(String letterId) {
        table.sequenceOf(letterId).ifPresent(sequence -> retry(queue.deadLetterSequence(sequence), true));
        return table.sequenceOf(letterId).isEmpty();
    }

    private void retry(Iterable<? extends DeadLetter<? extends EventMessage<?>>> sequence, boolean now) {
        for (var letter : sequence) {
            boolean waits = !now && clock.instant().isBefore(dueAt(letter));
            if (waits || !handled(letter)) {
                return;
            }
        }
    }

    private boolean handled(DeadLetter<? extends EventMessage<?>> letter) {
        try {
            DefaultUnitOfWork<? extends EventMessage<?>> unitOfWork = DefaultUnitOfWork.startAndGet(letter.message());
            unitOfWork.attachTransaction(transactions);
            // In one transaction: it is handled and gone, or neither, and by one node.
            var result =
                    unitOfWork.executeWithResult(() -> table.remove(letter) ? handler.handle(today(letter)) : letter);
            if (!result.isExceptional()) {
                return true;
            }
            keep(letter, result.exceptionResult());
        } catch (RuntimeException e) {
            log.warn("{} could not try a dead letter again", projection, e);
        }
        return false;
    }

    /** The event as it is in the event store, in the form that the code of today knows: the letter's may be an older one. */
    private EventMessage<?> today(DeadLetter<? extends EventMessage<?>> letter) {
        if (letter.message() instanceof TrackedEventMessage<?> parked) {
            long position = parked.trackingToken().position().orElseThrow();
            return stream.at(position)
                    .orElseThrow(() -> new IllegalStateException("There is no event at " + position + " yet"));
        }
        return letter.message();
    }

    private void keep(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        if (!Outage.isBehind(failure)) {
            queue.requeue(
                    letter,
                    tried -> tried.withCause(ThrowableCause.truncated(failure))
                            .withDiagnostics(MetaData.with(TRIES, tries(letter) + 1)));
        }
    }

    /** When a letter is tried next; one that waits behind another is due at once. */
    static Instant dueAt(DeadLetter<? extends EventMessage<?>> letter) {
        int tries = tries(letter);
        if (tries == 0) {
            return letter.enqueuedAt();
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        return letter.lastTouched().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** How often a letter was tried: 0 for one that waits behind another. */
    static int tries(DeadLetter<? extends EventMessage<?>> letter) {
        return letter.diagnostics().get(TRIES) instanceof Number tries ? tries.intValue() : 0;
    }
}
