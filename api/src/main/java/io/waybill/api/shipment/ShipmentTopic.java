package io.waybill.api.shipment;

import io.waybill.api.live.LiveTopic;
import io.waybill.api.message.Queries;
import io.waybill.api.security.Permission;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.shipment.FindShipment;
import io.waybill.messages.shipment.ShipmentView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shipments, watched. */
@Component
class ShipmentTopic implements LiveTopic {

    private final Queries queries;

    ShipmentTopic(Queries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "shipments";
    }

    @Override
    public String event() {
        return "shipment";
    }

    @Override
    public String announcedAs() {
        return LiveChange.SHIPMENT;
    }

    @Override
    public String permission() {
        return Permission.SHIPMENTS_READ;
    }

    @Override
    public Mono<?> view(LiveChange change) {
        return queries.ask(new FindShipment(change.id()), ShipmentView.class);
    }
}
