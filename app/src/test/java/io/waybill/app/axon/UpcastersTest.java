package io.waybill.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Personal;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.stock.StockMovementRecorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events of earlier revisions are read as. */
class UpcastersTest {

    private static final Path EVENTS = Path.of("src/test/resources/forms/events");
    private final EventSerializer serializer = new EventSerializer(
            Jackson3Serializer.builder().jsonMapperBuilderCustomizer(new AxonConfiguration().axonJson()),
            new EventNames());

    @ParameterizedTest
    @ValueSource(strings = {"stock.movement-recorded", "io.waybill.messages.stock.StockMovementRecorded"})
    void before_revision_2_nothing_was_reserved(String name) throws IOException {
        var event = (StockMovementRecorded) read(form("stock.movement-recorded@1"), name);

        assertThat(event.reserved()).isZero();
    }

    @Test
    void a_city_that_was_no_personal_data_is_the_customers() throws IOException {
        var event = (ShipmentBooked) read(form("shipment.booked@1"), "shipment.booked");

        assertThat(event.from().city()).isEqualTo(new Personal("personId", "city"));
        assertThat(event.to().city()).isEqualTo(new Personal("personId", "city"));
        assertThat(event.to().postalCode()).isEqualTo("10110");
        assertThat(event.to().country()).isEqualTo("TH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"city\" : null", "\"state\" : \"what no version ever had\""})
    void a_city_that_was_absent_stays_absent(String instead) throws IOException {
        String form = form("shipment.booked@1").replace("\"city\" : \"city\"", instead);

        assertThat(((ShipmentBooked) read(form, "shipment.booked")).to().city()).isNull();
    }

    private static String form(String nameAndRevision) throws IOException {
        return Files.readString(EVENTS.resolve(nameAndRevision + ".json"));
    }

    private Object read(String json, String name) {
        return Upcasting.read(
                new SimpleSerializedObject<>(json, String.class, new SimpleSerializedType(name, "1")), serializer);
    }
}
