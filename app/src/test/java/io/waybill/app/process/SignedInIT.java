package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is signed in stays so over a kill, and who signed out before it does not get in again. */
class SignedInIT {

    private static final String ADMINISTRATOR = """
            {"email": "admin@example.com", "password": "Admin123!"}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void a_kill_signs_nobody_out_and_nobody_in() throws Exception {
        JsonNode stays;
        JsonNode goes;
        try (var waybill = WaybillProcess.start(data)) {
            stays = signIn(waybill);
            goes = signIn(waybill);
            assertThat(post(waybill, "/api/auth/logout", "", accessToken(goes)).statusCode())
                    .isEqualTo(204);
            waybill.kill();
        }

        try (var waybill = WaybillProcess.start(data)) {
            // The first request there is, and it is known already who signed out.
            assertThat(sessions(waybill, goes)).isEqualTo(401);
            assertThat(sessions(waybill, stays)).isEqualTo(200);
            assertThat(refresh(waybill, goes).statusCode()).isEqualTo(401);
            JsonNode next = json(refresh(waybill, stays));
            assertThat(sessions(waybill, next)).isEqualTo(200);
        }
    }

    private JsonNode signIn(WaybillProcess waybill) throws IOException, InterruptedException {
        return json(post(waybill, "/api/auth/login", ADMINISTRATOR, ""));
    }

    private HttpResponse<String> refresh(WaybillProcess waybill, JsonNode tokens)
            throws IOException, InterruptedException {
        return post(
                waybill,
                "/api/auth/refresh",
                """
                {"refreshToken": "%s"}""".formatted(tokens.get("refreshToken").asString()),
                "");
    }

    private int sessions(WaybillProcess waybill, JsonNode tokens) throws IOException, InterruptedException {
        return http.send(
                        request(waybill, "/api/auth/sessions", accessToken(tokens))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private HttpResponse<String> post(WaybillProcess waybill, String path, String body, String accessToken)
            throws IOException, InterruptedException {
        return http.send(
                request(waybill, path, accessToken)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(WaybillProcess waybill, String path, String accessToken) {
        var request =
                HttpRequest.newBuilder(URI.create(waybill.address() + path)).timeout(Duration.ofSeconds(20));
        return accessToken.isEmpty() ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("accessToken").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
