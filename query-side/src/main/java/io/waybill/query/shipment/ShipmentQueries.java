package io.waybill.query.shipment;

import io.waybill.messages.shipment.FindShipment;
import io.waybill.messages.shipment.FindTracking;
import io.waybill.messages.shipment.ListShipments;
import io.waybill.messages.shipment.ListedShipment;
import io.waybill.messages.shipment.ShipmentPage;
import io.waybill.messages.shipment.ShipmentView;
import io.waybill.messages.shipment.TrackingView;
import io.waybill.query.Answer;
import io.waybill.query.Cursor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers which shipments there are and what happened to each. */
@Component
class ShipmentQueries {

    /** A shipment and its history in one statement, so that neither is newer than the other. */
    private static final String WITH_HISTORY = """
            select s.*, coalesce(
                (select json_agg(json_build_object(
                            'status', g.status, 'location', g.location, 'description', g.description,
                            'occurredAt', g.occurred_at)
                        order by g.occurred_at, g.version)
                 from (select * from projection.shipment_sighting
                       where shipment_id = s.id order by occurred_at desc, version desc limit %d) g),
                '[]')::text as history
            from projection.shipment s where\s""".formatted(ShipmentView.LONGEST_HISTORY);

    private final DatabaseClient readModels;
    private final ShipmentRows rows;

    ShipmentQueries(DatabaseClient readModels, JsonMapper json) {
        this.readModels = readModels;
        this.rows = new ShipmentRows(json);
    }

    @QueryHandler
    CompletableFuture<ShipmentView> handle(FindShipment query) {
        return Answer.of(readModels
                .sql(WITH_HISTORY + "s.id = :id")
                .bind("id", query.shipmentId())
                .map(rows::view)
                .one());
    }

    @QueryHandler
    CompletableFuture<TrackingView> handle(FindTracking query) {
        return Answer.of(readModels
                .sql(WITH_HISTORY + "s.tracking_number = :number")
                .bind("number", query.trackingNumber().strip().toUpperCase(Locale.ROOT))
                .map(rows::tracking)
                .one());
    }

    @QueryHandler
    CompletableFuture<ShipmentPage> handle(ListShipments query) {
        return Answer.of(
                Mono.zip(items(query), total(query)).map(found -> page(found.getT1(), query.limit(), found.getT2())));
    }

    private Mono<List<ListedShipment>> items(ListShipments query) {
        var filter = ShipmentFilter.of(query).after(query.cursor());
        // One more than asked for tells whether there is a next page.
        return readModels
                .sql("select * from projection.shipment" + filter.where() + " order by booked_at desc, id desc limit "
                        + (query.limit() + 1))
                .bindValues(filter.bindings())
                .map(rows::listed)
                .all()
                .collectList();
    }

    private Mono<Optional<Long>> total(ListShipments query) {
        if (!query.total()) {
            return Mono.just(Optional.empty());
        }
        var filter = ShipmentFilter.of(query);
        return readModels
                .sql("select count(*) as counted from (select 1 from projection.shipment" + filter.where() + " limit "
                        + (ListShipments.COUNTED + 1) + ") found")
                .bindValues(filter.bindings())
                .map(row -> Optional.ofNullable(row.get("counted", Long.class))
                        .filter(counted -> counted <= ListShipments.COUNTED))
                .one();
    }

    private static ShipmentPage page(List<ListedShipment> rows, int limit, Optional<Long> total) {
        if (rows.size() <= limit) {
            return new ShipmentPage(rows, null, total.orElse(null));
        }
        var items = rows.subList(0, limit);
        var last = items.getLast();
        var next = new Cursor(List.of(last.bookedAt().toString(), last.id()));
        return new ShipmentPage(items, next.token(), total.orElse(null));
    }
}
