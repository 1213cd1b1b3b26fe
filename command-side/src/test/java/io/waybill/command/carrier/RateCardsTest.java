package io.waybill.command.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.command.Refused;
import io.waybill.messages.Money;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.Place;
import io.waybill.messages.shipment.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The rate cards that Waybill ships with, and the rules that any rate card follows. */
class RateCardsTest {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    // A Monday.
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // weight, length, width, height, charged
        "1000,  100, 100,  50, 1000",
        "1000,  200, 250, 100, 1000",
        "1000,  200, 250, 101, 1010",
        "1,     100, 100, 100, 200",
        "1,       1,   1,   1, 1",
        "1,      10,  50,  11, 2",
        "999, 10000, 10000, 10000, 200000000"
    })
    void the_greater_of_weight_and_volume_is_charged_and_a_fraction_of_a_gram_is_rounded_up(
            int grams, int length, int width, int height, long charged) {
        assertThat(ChargeableWeight.gramsOf(new Parcel(grams, length, width, height)))
                .isEqualTo(charged);
    }

    @ParameterizedTest
    @CsvSource({
        "TH, 10110, TH, 11000, same-region",
        "TH, 10110, TH, 73000, same-region",
        "TH, 13000, TH, 70000, same-region",
        "TH, 10110, TH, 13000, domestic",
        "TH, 50000, TH, 83000, domestic",
        "TH, 50000, SG, 018956, neighbours",
        "JP, 100-0001, TH, 10110, asia",
        "TH, 10110, NO, 0150, west",
        "TH, 10110, HK, , asia",
        "TH, 10110, BR, 01000-000, world",
        "TH, 10110, TH, , ",
        "TH, 10110, TH, 00000, ",
        "US, 10001, DE, 10115, "
    })
    void a_route_goes_by_postal_code_at_home_and_by_country_abroad(
            String from, String fromCode, String to, @Nullable String toCode, @Nullable String route)
            throws IOException {
        assertThat(settings().zones().route(new Place(from, fromCode, null), new Place(to, toCode, null)))
                .isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "500, 1000", "501, 1550", "1000, 1550", "1001, "})
    void a_parcel_costs_what_the_first_step_costs_that_it_does_not_exceed(int grams, @Nullable Long satang) {
        var offers = card(Map.of(500, new BigDecimal("10"), 1000, new BigDecimal("15.50")), 1)
                .offers(withinBangkok(parcel(grams)));

        assertThat(offers)
                .extracting(offer -> offer.price().minorUnits())
                .isEqualTo(satang == null ? List.of() : List.of(satang));
    }

    @Test
    void every_parcel_is_charged_and_one_that_is_too_heavy_stops_all() {
        var carrier = card(Map.of(500, new BigDecimal("10"), 1000, new BigDecimal("15.50")), 1);

        assertThat(carrier.offers(withinBangkok(parcel(400), parcel(600))))
                .extracting(Carrier.Offer::price)
                .containsExactly(new Money(2550, "THB"));
        assertThat(carrier.offers(withinBangkok(parcel(400), parcel(1001)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // start, days, arrival
        "2026-11-23, 1, 2026-11-24",
        "2026-11-27, 1, 2026-11-30",
        "2026-11-26, 3, 2026-12-01",
        "2026-11-28, 1, 2026-11-30",
        "2026-11-29, 2, 2026-12-01",
        "2026-11-25, 0, 2026-11-25",
        "2026-11-28, 0, 2026-11-30",
        "2026-11-23, 10, 2026-12-07"
    })
    void a_weekend_delivers_nothing(LocalDate start, int days, LocalDate arrival) {
        assertThat(WorkingDays.after(start, days)).isEqualTo(arrival);
    }

    @Test
    void the_day_begins_where_the_business_is() {
        var carriers = new Carriers(List.of(card(Map.of(500, BigDecimal.TEN), 1)), BANGKOK);

        // Sunday evening in Greenwich is Monday in Bangkok.
        assertThat(carriers.quotes(withinBangkok(parcel(1)), Instant.parse("2026-11-22T18:00:00Z")))
                .extracting(Quote::estimatedDelivery)
                .containsExactly(LocalDate.parse("2026-11-24"));
    }

    @Test
    void the_cheapest_comes_first_and_of_equals_the_faster() {
        var carriers =
                new Carriers(List.of(named("SLOW", 3, "20"), named("DEAR", 1, "30"), named("FAST", 1, "20")), BANGKOK);

        assertThat(carriers.quotes(withinBangkok(parcel(1)), MONDAY))
                .extracting(Quote::carrier)
                .containsExactly("FAST", "SLOW", "DEAR");
    }

    @Test
    void a_carrier_that_fails_to_answer_is_left_out() {
        var carriers = new Carriers(List.of(new Broken(), named("SOUND", 1, "20")), BANGKOK);

        assertThat(carriers.quotes(withinBangkok(parcel(1)), MONDAY))
                .extracting(Quote::carrier)
                .containsExactly("SOUND");
    }

    @ParameterizedTest
    @CsvSource({"THAILAND_POST", "thailand-post", "Thailand_Post"})
    void a_carrier_is_known_however_its_code_is_written(String code) throws IOException {
        assertThat(shipped().named(code).code()).isEqualTo("THAILAND_POST");
    }

    @Test
    void a_carrier_that_does_not_exist_is_refused() throws IOException {
        var carriers = shipped();
        assertThatThrownBy(() -> carriers.named("PONY"))
                .isInstanceOf(Refused.class)
                .hasMessage("There is no such carrier; there are DHL, FEDEX, THAILAND_POST, UPS.");
    }

    @Test
    void four_carriers_ship_as_rate_cards_and_say_so() throws IOException {
        assertThat(settings().carriers().map(Carrier::code))
                .containsExactlyInAnyOrder("DHL", "FEDEX", "UPS", "THAILAND_POST");
        assertThat(settings().carriers().map(Carrier::name)).allMatch(name -> name.endsWith("(rate card)"));
    }

    @ParameterizedTest
    @CsvSource({
        "10110, TH, 600, THAILAND_POST, Registered Parcel, 3000, 2026-11-26",
        "10110, TH, 21000, DHL, Domestic, 59000, 2026-11-24",
        "50000, TH, 600, THAILAND_POST, Registered Parcel, 3500, 2026-11-27",
        "90210, US, 600, THAILAND_POST, EMS World, 134000, 2026-12-02",
        "90210, US, 21000, UPS, Expedited, 1784500, 2026-11-30"
    })
    void the_shipped_rate_cards_name_the_cheapest(
            String toCode, String to, int grams, String carrier, String service, long satang, LocalDate arrival)
            throws IOException {
        var consignment =
                new Consignment(new Place("TH", "10110", null), new Place(to, toCode, null), List.of(parcel(grams)));

        var cheapest = shipped().quotes(consignment, MONDAY).getFirst();

        assertThat(cheapest.carrier()).isEqualTo(carrier);
        assertThat(cheapest.service()).isEqualTo(service);
        assertThat(cheapest.price()).isEqualTo(new Money(satang, "THB"));
        assertThat(cheapest.estimatedDelivery()).isEqualTo(arrival);
    }

    @Test
    void a_parcel_that_nobody_carries_has_no_quote() throws IOException {
        assertThat(shipped().quotes(withinBangkok(parcel(30_001)), MONDAY)).isEmpty();
    }

    @Test
    void a_mistake_in_a_rate_card_stops_the_start() {
        var zones = new Zones("TH", Map.of("bangkok", List.of("10")), Map.of("world", List.of("*")));

        assertThatThrownBy(() -> new Zones("TH", Map.of(), Map.of("west", List.of("false"))))
                .hasMessageContaining("Norway");
        assertThatThrownBy(() -> new Zones("TH", Map.of("a", List.of("1"), "b", List.of("1")), Map.of()))
                .hasMessageContaining("stands in");
        assertThatThrownBy(() -> new CarrierSettings("THB", zones, Map.of("a", rateCard("moon", "10"))))
                .hasMessage("a serves moon, which is no zone");
        assertThatThrownBy(() -> new CarrierSettings("THB", zones, Map.of("a", rateCard("world", "1.005"))))
                .hasMessage("a has a price with more than 2 decimals");
        assertThatThrownBy(() -> new RateCard.Lane(1, Map.of(500, BigDecimal.TEN, 1000, BigDecimal.ONE)))
                .hasMessageContaining("no step may cost less than a lighter one");
        assertThatThrownBy(() -> new Carriers(List.of(named("A", 1, "1"), named("A", 1, "1")), BANGKOK))
                .hasMessage("There are two carriers with the code A");
    }

    private static Consignment withinBangkok(Parcel... parcels) {
        var place = new Place("TH", "10110", "Bangkok");
        return new Consignment(place, place, List.of(parcels));
    }

    private static Parcel parcel(int grams) {
        return new Parcel(grams, 10, 10, 10);
    }

    private static Carrier named(String code, int days, String price) {
        return card(code, Map.of(500, new BigDecimal(price)), days);
    }

    private static Carrier card(Map<Integer, BigDecimal> steps, int days) {
        return card("CARD", steps, days);
    }

    private static Carrier card(String code, Map<Integer, BigDecimal> steps, int days) {
        var lanes = Map.of(Zones.SAME_REGION, new RateCard.Lane(days, steps));
        var card = new RateCard(code, "CA", List.of(new RateCard.Service("Parcel", lanes)));
        return new RateCardCarrier(code, card, new Zones("TH", Map.of("bangkok", List.of("10")), Map.of()), "THB");
    }

    private static RateCard rateCard(String route, String price) {
        var lanes = Map.of(route, new RateCard.Lane(1, Map.of(500, new BigDecimal(price))));
        return new RateCard("A", "AA", List.of(new RateCard.Service("Parcel", lanes)));
    }

    private static Carriers shipped() throws IOException {
        Stream<Carrier> carriers = settings().carriers();
        return new Carriers(carriers.toList(), BANGKOK);
    }

    private static CarrierSettings settings() throws IOException {
        var yaml = new YamlPropertySourceLoader()
                .load("rate cards", new ClassPathResource("rate-cards.yml", CarrierSettings.class));
        return new Binder(ConfigurationPropertySources.from(yaml))
                .bind("waybill.carriers", CarrierSettings.class)
                .get();
    }

    private static final class Broken implements Carrier {

        @Override
        public String code() {
            return "BROKEN";
        }

        @Override
        public String name() {
            return "Broken";
        }

        @Override
        public String trackingPrefix() {
            return "BR";
        }

        @Override
        public List<Offer> offers(Consignment consignment) {
            throw new IllegalStateException("no answer");
        }
    }
}
