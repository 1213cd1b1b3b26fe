package io.waybill.app.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that survives the death of the server. */
record Shop(HttpClient http, String address, String token) {

    private static final String SALE = "{\"type\":\"SOLD\",\"quantity\":1}";

    static Shop signedIn(String address) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var anonymous = new Shop(http, address, "");
        var answer = anonymous.post("/api/auth/login", "{\"email\":\"admin@example.com\",\"password\":\"Admin123!\"}");
        return new Shop(http, address, json(answer).get("accessToken").asString());
    }

    boolean signedIn() {
        return !token.isEmpty();
    }

    /** Registers a product and gives the id of its stock item. */
    String stocked(long quantity) throws IOException, InterruptedException {
        var product = json(post("/api/products", """
                {"sku": "%s", "name": "Tea", "price": {"amount": "1", "currency": "THB"}, "category": "Drinks",
                 "initialQuantity": %d}""".formatted(UUID.randomUUID(), quantity)));
        String query = "/api/stock?productId=" + product.get("id").asString();
        JsonNode found = json(get(query)).at("/items/0/id");
        for (int attempt = 0; attempt < 100 && found.isMissingNode(); attempt++) {
            Thread.sleep(100);
            found = json(get(query)).at("/items/0/id");
        }
        return found.asString();
    }

    /** Sells one, and tells whether that was acknowledged. */
    boolean soldOne(String stockItem) {
        return acknowledged("/api/stock/" + stockItem + "/movements", SALE);
    }

    /** Sells one, and tells how many are left. */
    long sellOne(String stockItem) throws IOException, InterruptedException {
        return json(sell(stockItem)).get("newQuantity").asLong();
    }

    /** Sends one to the location {@code SHOP}, and tells whether that was acknowledged. */
    boolean transferredOne(String product) {
        return acknowledged("/api/stock/transfers", """
                {"productId": "%s", "fromLocation": "MAIN", "toLocation": "SHOP", "quantity": 1}""".formatted(product));
    }

    /** Reserves one for two seconds, and tells whether that was acknowledged. */
    boolean reservedOne(String stockItem) {
        return acknowledged("/api/stock/" + stockItem + "/reservations", """
                {"referenceId": "SO-1", "quantity": 1, "expiresInSeconds": 2}""");
    }

    private boolean acknowledged(String path, String body) {
        try {
            return post(path, body).statusCode() < 300;
        } catch (IOException e) {
            return false; // Nobody answered.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The stock item as it is read; without any field where it is not there. */
    JsonNode stock(String stockItem) throws IOException, InterruptedException {
        return json(get("/api/stock/" + stockItem));
    }

    long quantity(String stockItem) throws IOException, InterruptedException {
        return json(get("/api/stock/" + stockItem)).get("quantity").asLong();
    }

    private HttpResponse<String> sell(String stockItem) throws IOException, InterruptedException {
        return post("/api/stock/" + stockItem + "/movements", SALE);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json");
        for (int header = 0; header < headers.length; header += 2) {
            request.header(headers[header], headers[header + 1]);
        }
        return http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
