package io.waybill.command.carrier;

import io.waybill.command.carrier.RateCard.Lane;
import io.waybill.messages.Money;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Parcel;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A carrier whose prices stand in a table. Each parcel is charged by itself, and a service carries all or none. */
final class RateCardCarrier implements Carrier {

    private final String code;
    private final RateCard card;
    private final Zones zones;
    private final Currency currency;

    RateCardCarrier(String code, RateCard card, Zones zones, String currency) {
        this.code = code;
        this.card = card;
        this.zones = zones;
        this.currency = Currency.getInstance(currency);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String name() {
        return card.name();
    }

    @Override
    public String trackingPrefix() {
        return card.trackingPrefix();
    }

    @Override
    public List<Offer> offers(Consignment consignment) {
        String route = zones.route(consignment.from(), consignment.to());
        if (route == null) {
            return List.of();
        }
        return card.services().stream()
                .flatMap(service -> Stream.ofNullable(service.lanes().get(route))
                        .flatMap(lane -> Stream.ofNullable(price(lane, consignment))
                                .map(price -> new Offer(service.name(), price, lane.days()))))
                .toList();
    }

    private @Nullable Money price(Lane lane, Consignment consignment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Parcel parcel : consignment.parcels()) {
            BigDecimal price = price(lane, ChargeableWeight.gramsOf(parcel));
            if (price == null) {
                return null;
            }
            sum = sum.add(price);
        }
        long minorUnits =
                sum.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
        return new Money(minorUnits, currency.getCurrencyCode());
    }

    private static @Nullable BigDecimal price(Lane lane, long grams) {
        return lane.steps().entrySet().stream()
                .filter(step -> step.getKey() >= grams)
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }
}
