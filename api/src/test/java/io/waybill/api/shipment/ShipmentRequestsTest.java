package io.waybill.api.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.shipment.AddressRequest.Booking;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.Place;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What clients may write about shipments, and how they are told what is wrong. */
class ShipmentRequestsTest {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private static final String GOOD = """
            {"reference": "order 7",
             "customer": {"name": "Somchai", "email": "somchai@example.com"},
             "from": {"line1": "1 Rama IV Road", "postalCode": "10110", "country": "TH"},
             "to": {"name": "Somchai", "line1": "2 Queen's Road", "city": "Hong Kong", "country": "HK"},
             "parcels": [{"weightGrams": 500, "lengthMm": 100, "widthMm": 200, "heightMm": 300}]}""";

    @Test
    void what_is_valid_is_what_the_command_says() {
        var request = read(GOOD, BookingRequest.class);
        assertThat(pointers(request, Booking.class)).isEmpty();

        var command = request.command("s1", Instant.EPOCH);

        assertThat(command.parcels()).containsExactly(new Parcel(500, 100, 200, 300));
        assertThat(command.to().lines()).containsExactly("2 Queen's Road");
        assertThat(command.to().place()).isEqualTo(new Place("HK", null, "Hong Kong"));
        assertThat(command.items()).isEmpty();
        assertThat(command.carrier()).isNull();
    }

    @Test
    void every_bad_field_is_named_at_once_by_its_json_pointer() {
        var request = read("""
                {"reference": " ",
                 "customer": {"name": "\\u2003", "email": "nobody", "phone": ""},
                 "from": {"line1": "a\\u0000b", "country": "XX"},
                 "to": {"country": "TH"},
                 "parcels": [{"weightGrams": 1, "lengthMm": 1, "widthMm": 1, "heightMm": 1},
                             {"weightGrams": 0, "lengthMm": 10001, "widthMm": 1}, null],
                 "items": [{"productId": "p1", "quantity": 0}],
                 "carrier": ""}""", BookingRequest.class);

        assertThat(pointers(request, Booking.class))
                .containsExactlyInAnyOrder(
                        "/reference",
                        "/customer/name",
                        "/customer/email",
                        "/customer/phone",
                        "/from/line1",
                        "/from/country",
                        "/to/line1",
                        "/parcels/1/weightGrams",
                        "/parcels/1/lengthMm",
                        "/parcels/1/heightMm",
                        "/parcels/2",
                        "/items/0/quantity",
                        "/carrier");
    }

    @Test
    void nothing_at_all_is_named_too() {
        assertThat(pointers(read("{}", BookingRequest.class), Booking.class))
                .containsExactlyInAnyOrder("/reference", "/customer", "/from", "/to", "/parcels");
        assertThat(pointers(read("{}", WebhookRequest.class)))
                .containsExactlyInAnyOrder("/trackingNumber", "/status", "/occurredAt", "/updateId");
    }

    @Test
    void a_quote_needs_no_street() {
        var request = read("""
                {"from": {"country": "TH", "postalCode": "10110"}, "to": {"country": "HK"},
                 "parcels": [{"weightGrams": 1, "lengthMm": 1, "widthMm": 1, "heightMm": 1}]}""", QuoteRequest.class);

        assertThat(pointers(request)).isEmpty();
        assertThat(request.consignment().to()).isEqualTo(new Place("HK", null, null));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 3600, 80_000})
    void something_was_seen_at_most_a_day_ahead(long secondsAhead) {
        assertThat(pointers(seen(Instant.now().plusSeconds(secondsAhead)))).isEmpty();
    }

    @Test
    void beyond_that_it_was_not() {
        assertThat(pointers(seen(Instant.now().plus(Duration.ofDays(2))))).containsExactly("/occurredAt");
        assertThat(pointers(seen(Instant.MIN))).containsExactly("/occurredAt");
        assertThat(pointers(seen(Instant.MAX))).containsExactly("/occurredAt");
    }

    @Test
    void a_short_secret_stops_the_start_and_a_code_may_be_written_either_way() {
        var secrets = new CarrierSecrets(Map.of("thailand-post", "0123456789abcdef"), Duration.ofMinutes(5));

        assertThat(secrets.of("THAILAND_POST")).isEqualTo("0123456789abcdef");
        assertThat(secrets.of("DHL")).isNull();
        assertThat(secrets).hasToString("CarrierSecrets[]");
        assertThatThrownBy(() -> new CarrierSecrets(Map.of("dhl", "short"), Duration.ofMinutes(5)))
                .hasMessageContaining("the webhook secret of DHL needs 16 characters");
    }

    private static TrackingRequest seen(Instant at) {
        return read("{\"status\": \"IN_TRANSIT\", \"occurredAt\": \"" + at + "\"}", TrackingRequest.class);
    }

    private static <T> T read(String json, Class<T> type) {
        return JsonMapper.shared().readValue(json, type);
    }

    private static List<String> pointers(Object request, Class<?>... groups) {
        return VALIDATOR.validate(request, groups).stream()
                .map(wrong -> FieldError.pointer(wrong.getPropertyPath().toString()))
                .toList();
    }
}
