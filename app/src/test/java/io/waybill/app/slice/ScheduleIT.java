package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.waybill.app.slice.RunningWaybill.Running;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Reports that are mailed by a clock, over a real mail server. */
@ExtendWith(RunningWaybill.class)
class ScheduleIT {

    private static final String SCHEDULES = "/api/reports/stock-movements/schedules";
    private static final String EVERY_SECOND = "* * * * * *";

    private final Running waybill;
    private final Trading trading;
    private final GreenMail mail;
    private final String recipient = "r" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";

    ScheduleIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
        var setup = new ServerSetup(waybill.mailPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        this.mail = new GreenMail(setup);
    }

    @AfterEach
    void nothing_goes_on() {
        for (var schedule : trading.get(SCHEDULES + "?limit=200").get("items")) {
            delete(waybill.client(), schedule.get("id").asString());
        }
        mail.stop();
    }

    @Test
    void a_report_is_mailed_as_a_workbook_that_opens() throws IOException, MessagingException {
        mail.start();
        trading.move(trading.stockedAt("MAILED", 9), "SOLD", 1).expectStatus().isOk();

        var created = created(schedule(EVERY_SECOND, "xlsx", Map.of("groupBy", "location", "period", "today")));
        var message = received(1).getFirst();

        assertThat(created.get("createdBy").asString())
                .isEqualTo(trading.get("/api/users/me").get("id").asString());
        assertThat(created.get("nextAt").isNull()).isFalse();
        assertThat(message.getFrom()[0].toString()).isEqualTo("reports@waybill.example");
        assertThat(message.getSubject()).startsWith("Stock movements · 20");
        var attachment = attachment(message);
        assertThat(attachment.getFileName()).startsWith("stock-movements-").endsWith(".xlsx");
        try (var workbook = new ReadableWorkbook(attachment.getInputStream())) {
            assertThat(workbook.getFirstSheet().read().getFirst().getCellText(0))
                    .isEqualTo("Location");
        }
        var run = run(created, found -> found.get("state").asString().equals("SENT"));
        assertThat(run.get("attempts").asInt()).isEqualTo(1);
        assertThat(run.get("sent").asInt()).isEqualTo(1);
        assertThat(run.get("finishedAt").isNull()).isFalse();
        assertThat(run.get("detail").isNull()).isTrue();
    }

    @Test
    void it_is_mailed_as_pdf_in_thai_and_as_csv_for_excel() throws IOException, MessagingException {
        mail.start();
        var pdf = body(waybill.client()
                .post()
                .uri(SCHEDULES)
                .header("Accept-Language", "th")
                .bodyValue(schedule(EVERY_SECOND, "pdf", Map.of()))
                .exchange()
                .expectStatus()
                .isCreated());
        var message = received(1).getFirst();
        assertThat(message.getSubject()).startsWith("ความเคลื่อนไหวของสินค้า · ");
        try (var document = Loader.loadPDF(attachment(message).getInputStream().readAllBytes())) {
            assertThat(document.getNumberOfPages()).isPositive();
        }
        delete(waybill.client(), pdf.get("id").asString()).expectStatus().isNoContent();

        created(schedule(EVERY_SECOND, "csv", Map.of("period", "lastMonth")));
        var csv = Eventually.get(
                () -> mails().stream()
                        .map(ScheduleIT::attachment)
                        .filter(ScheduleIT::isCsv)
                        .findFirst(),
                found -> found.isPresent());
        assertThat(new String(csv.orElseThrow().getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"day\",\"movements\"");
    }

    @Test
    void what_could_not_be_mailed_is_tried_again_and_arrives() {
        var created = created(schedule(once(), "csv", Map.of()));

        var waiting = run(created, found -> found.get("attempts").asInt() >= 2);
        assertThat(waiting.get("state").asString()).isIn("WAITING", "RUNNING");
        var told = run(created, found -> !found.get("detail").isNull());
        assertThat(told.get("detail").asString())
                .contains("mail server")
                .contains("1 of 1")
                .doesNotContain("127.0.0.1")
                .doesNotContain("Exception");
        assertThat(told.get("finishedAt").isNull()).isTrue();

        mail.start();
        run(created, found -> found.get("state").asString().equals("SENT"));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void two_nodes_mail_each_run_once() throws MessagingException {
        mail.start();
        try (var other = new ScheduleNode(waybill, true)) {
            assertThat(other).isNotNull();
            var created = created(schedule(EVERY_SECOND, "csv", Map.of()));
            received(6);
            delete(waybill.client(), created.get("id").asString());
            var states = Eventually.get(
                    () -> states(created.get("id").asString()),
                    found -> !found.contains("WAITING") && !found.contains("RUNNING"));

            assertThat(messageIds()).doesNotHaveDuplicates();
            long sent = states.stream().filter("SENT"::equals).count();
            assertThat(mails()).hasSize((int) sent);
        }
    }

    @Test
    void a_run_of_a_node_that_is_gone_is_taken_over_and_whoever_got_it_gets_it_no_second_time() {
        mail.start();
        var created = created(schedule("0 0 29 2 *", "csv", Map.of(), "first@example.com", recipient));
        Objects.requireNonNull(waybill.bean("accountsDatabase", DatabaseClient.class)
                .sql("""
                        insert into api.report_run (id, schedule_id, due_at, state, attempts, try_at, sent_to)
                        values (:id, :schedule, now(), 'RUNNING', 1, now() - interval '1 second', '{first@example.com}')""")
                .bind("id", UUID.randomUUID().toString())
                .bind("schedule", created.get("id").asString())
                .fetch()
                .rowsUpdated()
                .block());

        var sent = run(created, found -> found.get("state").asString().equals("SENT"));

        assertThat(sent.get("attempts").asInt()).isEqualTo(2);
        assertThat(sent.get("sent").asInt()).isEqualTo(2);
        assertThat(mails()).hasSize(1);
        assertThat(mail.getReceivedMessagesForDomain("first@example.com")).isEmpty();
    }

    @Test
    void it_runs_with_what_its_creator_may_by_then() {
        mail.start();
        var manager = new People(waybill).withRole("MANAGER");
        var created = body(manager.client()
                .post()
                .uri(SCHEDULES)
                .bodyValue(schedule(EVERY_SECOND, "csv", Map.of()))
                .exchange()
                .expectStatus()
                .isCreated());
        received(1);

        waybill.client()
                .put()
                .uri("/api/users/{id}/roles", manager.id())
                .bodyValue(Map.of("roles", List.of("VIEWER")))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(run(created, found -> found.get("state").asString().equals("REFUSED"))
                        .get("detail")
                        .asString())
                .contains("reports:write");

        waybill.client()
                .post()
                .uri("/api/users/{id}/deactivate", manager.id())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        run(created, found -> found.path("detail").asString("").contains("not active any more"));
    }

    @Test
    void without_a_mail_server_a_run_says_so() {
        var clock = waybill.bean("scheduleClock", SmartLifecycle.class);
        clock.stop();
        try (var other = new ScheduleNode(waybill, false)) {
            assertThat(other).isNotNull();
            var created = created(schedule(EVERY_SECOND, "csv", Map.of()));
            assertThat(run(created, found -> found.get("state").asString().equals("REFUSED"))
                            .get("detail")
                            .asString())
                    .isEqualTo("No mail server is configured (spring.mail.host).");
        } finally {
            clock.start();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cron       | whenever                | /cron
                    cron       | 0 0 30 2 *              | /cron
                    cron       | 61 * * * *              | /cron
                    cron       | @whenever               | /cron
                    zone       | Asia/Nowhere            | /zone
                    format     | docx                    | /format
                    recipients | nobody                  | /recipients/0
                    recipients | a@b..example            | /recipients/0
                    recipients | 'a@b.c,d@e.f'           | /recipients/0
                    period     | someday                 | /filters/period
                    groupBy    | colour                  | /filters/groupBy
                    movement   | LOST                    | /filters/movement
                    from       | 2026-01-01              | /filters/from
                    carrier    | DHL                     | /filters/carrier
                    """)
    void what_makes_no_sense_is_named(String field, String value, String pointer) {
        var body = new HashMap<String, Object>(schedule("0 7 * * *", "csv", Map.of()));
        switch (field) {
            case "cron", "zone", "format" -> body.put(field, value);
            case "recipients" -> body.put(field, List.of(value));
            default -> body.put("filters", Map.of(field, value));
        }
        var problem = body(post(body).expectStatus().isBadRequest());
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactly(pointer);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var body = Map.of(
                "cron",
                "x",
                "zone",
                "y",
                "format",
                "csv",
                "recipients",
                List.of("a@b.c", "a@b..c"),
                "filters",
                Map.of("z", "1", "period", "2"));
        var problem = body(post(body).expectStatus().isBadRequest());
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/cron", "/zone", "/recipients/1", "/filters/z", "/filters/period");
        var missing = body(post(Map.of()).expectStatus().isBadRequest());
        assertThat(missing.get("errors")
                        .valueStream()
                        .map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/cron", "/format", "/recipients");
    }

    @Test
    void a_request_that_is_sent_again_makes_one_schedule() {
        var request = schedule("0 7 * * *", "csv", Map.of());
        String key = UUID.randomUUID().toString();
        var ids = Stream.of(1, 2)
                .map(time -> body(waybill.client()
                                .post()
                                .uri(SCHEDULES)
                                .header("Idempotency-Key", key)
                                .bodyValue(request)
                                .exchange()
                                .expectStatus()
                                .isCreated())
                        .get("id")
                        .asString())
                .toList();

        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        assertThat(trading.get(SCHEDULES).get("items").size()).isEqualTo(1);
    }

    @Test
    void schedules_are_listed_by_report_in_pages_and_end() {
        var ids = Stream.of(1, 2, 3)
                .map(number -> created(schedule("0 " + number + " * * *", "csv", Map.of()))
                        .get("id")
                        .asString())
                .collect(Collectors.toSet());
        var first = trading.get(SCHEDULES + "?limit=2");
        var second = trading.get(
                SCHEDULES + "?limit=2&cursor=" + first.get("nextCursor").asString());
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.get("items").valueStream())
                        .map(item -> item.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(trading.get("/api/reports/sales-summary/schedules")
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .doesNotContainAnyElementsOf(ids);

        String one = ids.iterator().next();
        delete(waybill.client(), one).expectStatus().isNoContent();
        delete(waybill.client(), one).expectStatus().isNotFound();
        assertThat(trading.get(SCHEDULES).get("items").size()).isEqualTo(2);
        waybill.client()
                .get()
                .uri(SCHEDULES + "?cursor=broken")
                .exchange()
                .expectStatus()
                .isBadRequest();
        waybill.client()
                .get()
                .uri("/api/reports/weather/schedules")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private Map<String, Object> schedule(String cron, String format, Map<String, String> filters) {
        return schedule(cron, format, filters, recipient);
    }

    private static Map<String, Object> schedule(
            String cron, String format, Map<String, String> filters, String... recipients) {
        return Map.of(
                "cron", cron, "zone", "UTC", "format", format, "recipients", List.of(recipients), "filters", filters);
    }

    /** Once in a year, soon. */
    private static String once() {
        var soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(8);
        return "%d %d %d %d %d *"
                .formatted(
                        soon.getSecond(), soon.getMinute(), soon.getHour(), soon.getDayOfMonth(), soon.getMonthValue());
    }

    private ResponseSpec post(Map<String, ?> body) {
        return waybill.client().post().uri(SCHEDULES).bodyValue(body).exchange();
    }

    private JsonNode created(Map<String, ?> body) {
        return body(post(body).expectStatus().isCreated());
    }

    private static ResponseSpec delete(WebTestClient client, String id) {
        return client.delete().uri(SCHEDULES + "/" + id).exchange();
    }

    /** Waits for a run of a schedule, and gives the first that is as expected. */
    private JsonNode run(JsonNode schedule, Predicate<JsonNode> expected) {
        return Eventually.get(
                        () -> trading.get(SCHEDULES + "?limit=200")
                                .get("items")
                                .valueStream()
                                .filter(item -> item.get("id").equals(schedule.get("id")))
                                .flatMap(item -> item.get("runs").valueStream())
                                .filter(expected)
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private List<String> states(String schedule) {
        return Objects.requireNonNull(waybill.bean("accountsDatabase", DatabaseClient.class)
                .sql("select state from api.report_run where schedule_id = :id")
                .bind("id", schedule)
                .map(row -> Objects.requireNonNull(row.get("state", String.class)))
                .all()
                .collectList()
                .block());
    }

    private List<MimeMessage> received(int atLeast) {
        return Eventually.get(this::mails, found -> found.size() >= atLeast);
    }

    /** What has arrived for this test's recipient. */
    private List<MimeMessage> mails() {
        return Arrays.asList(mail.getReceivedMessagesForDomain(recipient));
    }

    private List<String> messageIds() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (var message : mails()) {
            ids.add(message.getMessageID());
        }
        return ids;
    }

    private static boolean isCsv(BodyPart part) {
        try {
            return part.getContentType().startsWith("text/csv");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static BodyPart attachment(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            return parts.getBodyPart(parts.getCount() - 1);
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
