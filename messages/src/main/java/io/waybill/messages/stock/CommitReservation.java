package io.waybill.messages.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets the goods of a reservation leave; answered with a {@link StockMovement}.
 *
 * @param stockItemId the stock item
 * @param reservationId the reservation
 */
public record CommitReservation(@TargetAggregateIdentifier String stockItemId, String reservationId) {}
