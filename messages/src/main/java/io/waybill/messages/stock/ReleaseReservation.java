package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a reservation up; answered with a {@link StockItemVersion}.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 */
public record ReleaseReservation(@TargetAggregateIdentifier String stockItemId, String reservationId) {}
