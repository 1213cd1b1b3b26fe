package io.waybill.command.shipment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.waybill.command.AppliedRequests;
import io.waybill.command.Pseudonyms;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.command.carrier.Carrier;
import io.waybill.command.carrier.Carriers;
import io.waybill.command.shipment.State.Booked;
import io.waybill.command.shipment.State.Sent;
import io.waybill.messages.shipment.BookShipment;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.CancelShipment;
import io.waybill.messages.shipment.DispatchShipment;
import io.waybill.messages.shipment.Quote;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentEvent;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentStep;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.shipment.TrackShipment;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import io.waybill.messages.shipment.TrackingNumberClaimed;
import io.waybill.messages.shipment.TrackingUpdate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Parcels on their way to a customer. */
@Aggregate(cache = "aggregateCache")
class Shipment implements RecognisesRequests {

    @AggregateIdentifier
    private String shipmentId;

    private String trackingNumber = "";
    private String carrier = "";
    private Sealing sealing = new Sealing("", false);
    private State state = new Booked();
    private Set<String> seen = new HashSet<>();
    private AppliedRequests appliedRequests = new AppliedRequests();

    Shipment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    BookedShipment handle(
            BookShipment command, Carriers carriers, TrackingNumbers trackingNumbers, Pseudonyms pseudonyms)
            throws Exception {
        if (!trackingNumber.isEmpty()) {
            throw Refused.conflict("This shipment is booked already, as " + trackingNumber + ".");
        }
        Quote quote = best(command, carriers);
        var customer = new Sealing(pseudonyms.of("customer", command.customer().email()), false);
        var booked = new ShipmentBooked(
                command.shipmentId(),
                trackingNumbers.take(command.shipmentId(), carriers.named(quote.carrier())),
                command.reference(),
                customer.customer(command.customer()),
                customer.end(command.from()),
                customer.end(command.to()),
                command.parcels(),
                command.items(),
                quote.carrier(),
                quote.service(),
                quote.price(),
                quote.estimatedDelivery(),
                command.bookedAt());
        apply(booked);
        return answerTo(booked, getVersion());
    }

    private static Quote best(BookShipment command, Carriers carriers) {
        return command.carrier() == null
                ? first(carriers.quotes(command.consignment(), command.bookedAt()), "No carrier")
                : bestOf(carriers.named(command.carrier()), command, carriers);
    }

    private static Quote bestOf(Carrier carrier, BookShipment command, Carriers carriers) {
        return first(
                carriers.quotes(carrier, command.consignment(), command.bookedAt()), "No service of " + carrier.name());
    }

    private static Quote first(List<Quote> cheapestFirst, String whoDoesNot) {
        if (cheapestFirst.isEmpty()) {
            throw Refused.conflict(whoDoesNot + " carries such parcels from there to there.");
        }
        return cheapestFirst.getFirst();
    }

    @CommandHandler
    ShipmentStep handle(DispatchShipment command) {
        if (!(state instanceof Booked)) {
            throw impossible("dispatched");
        }
        apply(new ShipmentDispatched(shipmentId, command.dispatchedAt()));
        return step(state.status(), true, getVersion());
    }

    @CommandHandler
    ShipmentStep handle(CancelShipment command) {
        if (!(state instanceof Booked)) {
            throw impossible("cancelled");
        }
        apply(new ShipmentCancelled(shipmentId, command.cancelledAt()));
        return step(state.status(), true, getVersion());
    }

    @CommandHandler
    ShipmentStep handle(TrackShipment command, Pseudonyms pseudonyms) {
        if (!(state instanceof Sent sent)) {
            throw impossible("tracked");
        }
        if (command.report() != null && !command.report().carrier().equals(carrier)) {
            throw Refused.conflict("This shipment is with " + carrier + ".");
        }
        var update = command.update();
        String sameness = sameness(update, pseudonyms);
        String updateId = updateId(command.report());
        if (seen.contains(sameness) || (updateId != null && seen.contains(updateId))) {
            return step(state.status(), false, getVersion());
        }
        var sighting = new Sighting(update.status(), update.occurredAt());
        // A person can be told that this cannot be. What a carrier reports is a fact about its report, and stays
        // history.
        if (command.report() == null && sent.isContradictedBy(sighting)) {
            throw impossible(update.status() + " at " + update.occurredAt());
        }
        apply(new ShipmentTracked(
                shipmentId,
                update.status(),
                update.location(),
                sealing.optional(update.description()),
                update.occurredAt(),
                sent.after(sighting).status(),
                sameness,
                updateId));
        return step(state.status(), true, getVersion());
    }

    private String sameness(TrackingUpdate update, Pseudonyms pseudonyms) {
        return pseudonyms.of(
                "tracking",
                String.join(
                        "\n",
                        shipmentId,
                        update.status().name(),
                        update.occurredAt().toString(),
                        String.valueOf(update.location()),
                        String.valueOf(update.description())));
    }

    private static @Nullable String updateId(@Nullable CarrierReport report) {
        return report == null ? null : report.carrier() + ":" + report.updateId();
    }

    private Refused impossible(String step) {
        return Refused.conflict("A shipment that is " + state.status() + " cannot be " + step + ".");
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public Object answerTo(Object event, long version) {
        return switch ((ShipmentEvent) event) {
            case ShipmentBooked booked -> answerTo(booked, version);
            case ShipmentDispatched dispatched -> step(ShipmentStatus.DISPATCHED, true, version);
            case ShipmentTracked tracked -> step(tracked.shipmentStatus(), true, version);
            case ShipmentCancelled cancelled -> step(ShipmentStatus.CANCELLED, true, version);
            case TrackingNumberClaimed other -> throw new IllegalStateException("is of another aggregate: " + other);
        };
    }

    private static BookedShipment answerTo(ShipmentBooked event, long version) {
        return new BookedShipment(
                event.shipmentId(),
                event.trackingNumber(),
                event.reference(),
                event.carrier(),
                event.service(),
                event.cost(),
                event.estimatedDelivery(),
                ShipmentStatus.BOOKED,
                event.bookedAt(),
                version);
    }

    private ShipmentStep step(ShipmentStatus status, boolean recorded, long version) {
        return new ShipmentStep(shipmentId, trackingNumber, status, recorded, version);
    }

    @EventSourcingHandler
    void on(ShipmentBooked event) {
        shipmentId = event.shipmentId();
        trackingNumber = event.trackingNumber();
        carrier = event.carrier();
        sealing = Sealing.of(event.customer());
    }

    @EventSourcingHandler
    void on(ShipmentDispatched event) {
        if (state instanceof Booked booked) {
            state = booked.dispatch();
        }
    }

    @EventSourcingHandler
    void on(ShipmentCancelled event) {
        if (state instanceof Booked booked) {
            state = booked.cancel();
        }
    }

    @EventSourcingHandler
    void on(ShipmentTracked event) {
        if (state instanceof Sent sent) {
            state = sent.after(new Sighting(event.reported(), event.occurredAt()));
        }
        seen.add(event.sameness());
        if (event.carrierUpdateId() != null) {
            seen.add(event.carrierUpdateId());
        }
    }
}
