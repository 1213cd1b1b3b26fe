package io.waybill.axonserver.kit;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A small aggregate for the kit: a crate that things are put into until it is full. */
public class Crate {

    /** How much a crate holds. */
    static final int FULL = 100;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon Framework
    private @Nullable String crateId;

    private int content;

    /** Asks to put things into a crate, new or not. */
    public record PutInto(@TargetAggregateIdentifier String crateId, int pieces) {}

    /** Things were put into a crate. */
    public record PiecesPut(String crateId, int pieces) {}

    /** Asks how much is in a crate. */
    public record HowMuchIsIn(String crateId) {}

    /** Asks for the numbers from 1 to {@code last}. */
    public record Count(int last) {}

    /** How much is in a crate. */
    public record Content(String crateId, int pieces) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public int handle(PutInto command) {
        if (content + command.pieces() > FULL) {
            throw new IllegalStateException("the crate is full");
        }
        AggregateLifecycle.apply(new PiecesPut(command.crateId(), command.pieces()));
        return content;
    }

    @EventSourcingHandler
    void on(PiecesPut event) {
        crateId = event.crateId();
        content += event.pieces();
    }
}
