package io.waybill.command.carrier;

import io.waybill.messages.shipment.CarrierCode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rate cards, from {@code rate-cards.yml} beside this class or whatever overrides it. A mistake in them stops the
 * start.
 *
 * @param currency the ISO-4217 code of all prices
 * @param zones how they divide the world
 * @param rateCards the rate cards by the name of the carrier in small letters, for example {@code thailand-post}
 */
@ConfigurationProperties("waybill.carriers")
record CarrierSettings(String currency, Zones zones, Map<String, RateCard> rateCards) {

    /**
     * @throws IllegalArgumentException if a rate card serves a route that the zones do not know, or has a price with
     *     more decimals than the currency
     */
    CarrierSettings {
        rateCards = Map.copyOf(rateCards);
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        rateCards.forEach((name, card) -> card.services()
                .forEach(service -> service.lanes().forEach((route, lane) -> {
                    if (!zones.isRoute(route)) {
                        throw new IllegalArgumentException(name + " serves " + route + ", which is no zone");
                    }
                    if (lane.steps().values().stream()
                            .map(BigDecimal::stripTrailingZeros)
                            .anyMatch(price -> price.scale() > digits)) {
                        throw new IllegalArgumentException(
                                name + " has a price with more than " + digits + " decimals");
                    }
                })));
    }

    Stream<Carrier> carriers() {
        return rateCards.entrySet().stream()
                .map(entry -> new RateCardCarrier(CarrierCode.of(entry.getKey()), entry.getValue(), zones, currency));
    }
}
