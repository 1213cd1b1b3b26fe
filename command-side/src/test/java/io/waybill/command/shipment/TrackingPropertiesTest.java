package io.waybill.command.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.command.shipment.State.Booked;
import io.waybill.command.shipment.State.Returned;
import io.waybill.command.shipment.State.Sent;
import io.waybill.messages.shipment.DispatchShipment;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.TrackShipment;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import io.waybill.messages.shipment.TrackingUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is seen of a shipment, and in whatever order it becomes known. */
class TrackingPropertiesTest {

    private static final Decisions DECISIONS = AShipment.decide();

    @AfterContainer
    static void close() {
        DECISIONS.close();
    }

    @Property(tries = 10_000)
    void sightings_in_any_order_with_repetitions_lead_where_their_own_order_leads(
            @ForAll("sightings") List<Sighting> sightings, @ForAll Random random) {
        List<Sighting> arrivals = new ArrayList<>(sightings);
        sightings.stream().filter(sighting -> random.nextBoolean()).forEach(arrivals::add);
        Collections.shuffle(arrivals, random);

        assertThat(known(arrivals)).isEqualTo(known(sightings.stream().sorted().toList()));
    }

    @Property(tries = 10_000)
    void what_came_back_stays_so_and_what_was_delivered_can_only_come_back(
            @ForAll("sightings") List<Sighting> sightings) {
        Sent state = new Booked().dispatch();
        for (Sighting sighting : sightings) {
            ShipmentStatus before = state.status();
            state = state.after(sighting);
            switch (before) {
                case RETURNED -> assertThat(state).isInstanceOf(Returned.class);
                case DELIVERED -> assertThat(state.status()).isIn(ShipmentStatus.DELIVERED, ShipmentStatus.RETURNED);
                case DISPATCHED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED ->
                    assertThat(state.status()).isNotIn(ShipmentStatus.BOOKED, ShipmentStatus.CANCELLED);
                case BOOKED, CANCELLED -> throw new AssertionError(before + " is not on the way");
            }
        }
    }

    @Property(tries = 10_000)
    void what_contradicts_what_is_known_leads_nowhere(
            @ForAll("sightings") List<Sighting> sightings, @ForAll("sighting") Sighting next) {
        Sent state = known(sightings);
        if (state.isContradictedBy(next)) {
            assertThat(state.after(next)).isEqualTo(state);
        }
    }

    @Property(tries = 10_000)
    void what_is_seen_last_in_order_is_where_it_is(@ForAll("sightings") List<Sighting> sightings) {
        var possible = new ArrayList<Sighting>();
        Sent state = new Booked().dispatch();
        for (Sighting sighting : sightings.stream().sorted().toList()) {
            if (!state.isContradictedBy(sighting) && sighting.status() != ShipmentStatus.DISPATCHED) {
                state = state.after(sighting);
                possible.add(sighting);
            }
        }
        assertThat(state.status())
                .isEqualTo(
                        possible.isEmpty()
                                ? ShipmentStatus.DISPATCHED
                                : possible.getLast().status());
    }

    @Property(tries = 10_000)
    void a_shipment_records_each_report_once_and_ends_where_their_own_order_leads(
            @ForAll("sightings") @NotEmpty List<Sighting> sightings, @ForAll Random random) {
        List<Sighting> arrivals = new ArrayList<>(sightings);
        arrivals.addAll(sightings);
        Collections.shuffle(arrivals, random);
        Sent end = known(sightings.stream().sorted().toList());
        long recorded = sightings.stream().distinct().count();

        DECISIONS
                .startAnew()
                .given(AShipment.book(null), new DispatchShipment(AShipment.ID, AShipment.MONDAY))
                .given(arrivals.stream().map(TrackingPropertiesTest::reported).toArray())
                .when(reported(arrivals.getFirst()))
                .answered(AShipment.step(end.status(), false, 1 + recorded))
                .happens();
    }

    private static TrackShipment reported(Sighting sighting) {
        return new TrackShipment(
                AShipment.ID,
                new TrackingUpdate(sighting.status(), null, null, sighting.at()),
                new CarrierReport("SNAIL", sighting.toString()));
    }

    private static Sent known(List<Sighting> sightings) {
        Sent state = new Booked().dispatch();
        for (Sighting sighting : sightings) {
            state = state.after(sighting);
        }
        return state;
    }

    @Provide
    Arbitrary<List<Sighting>> sightings() {
        return sighting().list().ofMaxSize(12);
    }

    /** Few moments, so that many sightings share one. */
    @Provide
    Arbitrary<Sighting> sighting() {
        return Combinators.combine(
                        Arbitraries.of(ShipmentStatus.class),
                        Arbitraries.integers().between(0, 9))
                .as((status, hour) -> new Sighting(status, Instant.EPOCH.plusSeconds(3600L * hour)));
    }
}
