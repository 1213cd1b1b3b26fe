package io.waybill.command.shipment;

import io.waybill.command.carrier.Carriers;
import io.waybill.messages.shipment.QuoteShipment;
import io.waybill.messages.shipment.Quotes;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Tells what carriers would take. */
@Component
class Quoting {

    private final Carriers carriers;

    Quoting(Carriers carriers) {
        this.carriers = carriers;
    }

    @CommandHandler
    Quotes handle(QuoteShipment command) {
        return new Quotes(carriers.quotes(command.consignment(), command.askedAt()), null);
    }
}
