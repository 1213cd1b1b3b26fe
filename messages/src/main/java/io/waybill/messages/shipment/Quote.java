package io.waybill.messages.shipment;

import io.waybill.messages.Money;
import java.time.LocalDate;

/**
 * What a carrier takes for a consignment.
 *
 * @param carrier the code of the carrier, for example {@code THAILAND_POST}
 * @param service the name of the service, unique to the carrier
 * @param price for all parcels together
 * @param days how many working days it takes, 0 or more
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 */
public record Quote(String carrier, String service, Money price, int days, LocalDate estimatedDelivery) {}
