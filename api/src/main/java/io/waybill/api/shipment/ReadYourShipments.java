package io.waybill.api.shipment;

import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.live.ReadYourWrites.Shown;
import io.waybill.api.message.Queries;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.shipment.FindShipment;
import io.waybill.messages.shipment.ShipmentView;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request about a shipment answer only once the read model shows what was written, where it asks for that. */
@Component
class ReadYourShipments {

    private final ReadYourWrites readYourWrites;
    private final Queries queries;

    ReadYourShipments(ReadYourWrites readYourWrites, Queries queries) {
        this.readYourWrites = readYourWrites;
        this.queries = queries;
    }

    /** What the read model shows of the shipment that was written. */
    Mono<Shown<ShipmentView>> shown(String shipmentId, long version, ServerWebExchange exchange) {
        return readYourWrites.shown(
                exchange, LiveChange.SHIPMENT, shipmentId, version, shipment(shipmentId), ShipmentView::version);
    }

    /** The shipment, in the version that the request needs at least; empty where there is none. */
    Mono<ShipmentView> read(String shipmentId, ServerWebExchange exchange) {
        return readYourWrites.read(
                exchange, LiveChange.SHIPMENT, shipmentId, shipment(shipmentId), ShipmentView::version);
    }

    private Mono<ShipmentView> shipment(String shipmentId) {
        return queries.ask(new FindShipment(shipmentId), ShipmentView.class);
    }
}
