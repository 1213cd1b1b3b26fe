package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends a reservation whose time is over, unless it has ended before; answered with a {@link StockItemVersion}.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 */
public record ExpireReservation(@TargetAggregateIdentifier String stockItemId, String reservationId) {}
