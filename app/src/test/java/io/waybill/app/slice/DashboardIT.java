package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard as it is served, and the description of the API that its types are made from. */
@ExtendWith(RunningWaybill.class)
class DashboardIT {

    /** The description as the dashboard's build has it; written anew with {@code -Dwaybill.describe-api=true}. */
    private static final Path DESCRIPTION = Path.of("../dashboard/openapi.json");

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    private final Running waybill;

    DashboardIT(Running waybill) {
        this.waybill = waybill;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/overview",
                "/products",
                "/stock/an-id",
                "/shipments",
                "/reports/sales-summary",
                "/audit/StockItem/an-id",
                "/operations",
                "/users"
            })
    void the_address_of_a_page_is_answered_with_the_dashboard(String page) {
        waybill.anonymous()
                .get()
                .uri(page)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.TEXT_HTML)
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"))
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("<div id=\"root\">"));
    }

    @Test
    void an_address_that_is_no_page_is_not_found() {
        waybill.anonymous().get().uri("/nothing").exchange().expectStatus().isNotFound();
        waybill.anonymous()
                .get()
                .uri("/assets/nothing.js")
                .exchange()
                .expectStatus()
                .isNotFound();
        waybill.anonymous().post().uri("/overview").exchange().expectStatus().is4xxClientError();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip"})
    void what_it_is_made_of_is_compressed_and_kept_by_browsers_for_good(String coding) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(waybill.address() + script()))
                .header(HttpHeaders.ACCEPT_ENCODING, coding)
                .build();
        // Unlike the other client, this one leaves the answer as it comes.
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(HttpHeaders.CONTENT_ENCODING))
                    .contains(coding);
            assertThat(answer.headers().firstValue(HttpHeaders.CACHE_CONTROL))
                    .contains("max-age=31536000, public, immutable");
        }
    }

    private String script() {
        String html = waybill.anonymous()
                .get()
                .uri("/")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var script = SCRIPT.matcher(Objects.requireNonNull(html));
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    @Test
    void its_types_are_made_from_the_api_as_it_is() throws Exception {
        var json = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        JsonNode served = sorted(new Trading(waybill).get("/openapi"), json);
        if (Boolean.getBoolean("waybill.describe-api")) {
            Files.writeString(DESCRIPTION, json.writeValueAsString(served) + "\n");
        }
        assertThat(served)
                .as(
                        "the API is described otherwise now: run this test with -Dwaybill.describe-api=true, and commit %s",
                        DESCRIPTION)
                .isEqualTo(json.readTree(Files.readString(DESCRIPTION)));
    }

    /** Without where it runs, and in one order. */
    private static JsonNode sorted(JsonNode description, JsonMapper json) {
        ((ObjectNode) description).remove("servers");
        return inOrder(description, json);
    }

    private static JsonNode inOrder(JsonNode node, JsonMapper json) {
        if (node.isObject()) {
            var object = json.createObjectNode();
            node.propertyNames().stream()
                    .sorted(Comparator.naturalOrder())
                    .forEach(name -> object.set(name, inOrder(node.get(name), json)));
            return object;
        }
        if (node.isArray()) {
            var array = json.createArrayNode();
            node.forEach(element -> array.add(inOrder(element, json)));
            return array;
        }
        return node;
    }
}
