package io.waybill.command.stock;

import io.waybill.command.policy.FollowingCommands;
import io.waybill.command.policy.PolicyProcessor;
import io.waybill.messages.stock.ExpireReservation;
import io.waybill.messages.stock.StockReservationFellDue;
import io.waybill.messages.stock.StockReserved;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Lets a reservation end when its time is over. Axon Server keeps what is scheduled and appends it when it is due; what
 * was not scheduled when a process died is scheduled by the next, since the event that asks for it comes again. It may be
 * scheduled twice: the second finds the reservation ended.
 */
@Component
@ProcessingGroup(WhenReservationFallsDueThenExpireIt.PROCESSOR)
class WhenReservationFallsDueThenExpireIt {

    static final String PROCESSOR = "stock-reservation-expiry";

    private final EventScheduler scheduler;
    private final FollowingCommands commands;

    WhenReservationFallsDueThenExpireIt(EventScheduler scheduler, FollowingCommands commands) {
        this.scheduler = scheduler;
        this.commands = commands;
    }

    @EventHandler
    void on(StockReserved event) {
        var due = new StockReservationFellDue(event.stockItemId(), event.reservationId());
        // In nobody's name: who reserved the goods does not give them up.
        scheduler.schedule(
                event.expiresAt(), GenericEventMessage.asEventMessage(due).withMetaData(Map.of()));
    }

    @EventHandler
    void on(StockReservationFellDue event) {
        commands.send(
                new ExpireReservation(event.stockItemId(), event.reservationId()), event.reservationId() + "#expire");
    }

    @Configuration(proxyBeanMethods = false)
    static class Processor {

        @Bean
        PolicyProcessor stockReservationExpiry() {
            return new PolicyProcessor(PROCESSOR);
        }
    }
}
