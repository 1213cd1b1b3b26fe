package io.waybill.app.slice;

import static io.waybill.app.slice.FuzzValues.any;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes requests from the description of the API: right ones, and from them all kinds of wrong ones. */
final class FuzzedRequests {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final int DEEPEST = 6;

    private final JsonNode api;
    private final List<Operation> operations = new ArrayList<>();
    private final String token;
    private final Map<String, List<String>> known;

    /**
     * Requests to an API.
     *
     * @param api the OpenAPI document
     * @param token the access token to send
     * @param known ids of things that exist, by the path's beginning or the field's name
     */
    FuzzedRequests(JsonNode api, String token, Map<String, List<String>> known) {
        this.api = api;
        this.token = token;
        this.known = known;
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
    }

    private record Operation(String method, String path, JsonNode description) {

        /** Whether it would sign out whoever sends all these requests. */
        boolean signsOut() {
            return path.contains("/logout");
        }
    }

    int operations() {
        return operations.size();
    }

    /** One request, the same for the same seed. */
    byte[] request(long seed) {
        return new Draft(new Random(seed)).bytes();
    }

    /** A request while it is being made. */
    private final class Draft {

        private final RandomGenerator random;
        private final Operation operation;

        /** How likely each value is a wrong one; of some requests none is. */
        private final double wrong;

        Draft(RandomGenerator random) {
            this.random = random;
            this.operation = operations.get(random.nextInt(operations.size()));
            this.wrong = List.of(0.0, 0.05, 0.1, 0.3).get(random.nextInt(4));
        }

        private boolean chance(double probability) {
            return random.nextDouble() < probability;
        }

        byte[] bytes() {
            String method = chance(0.08) ? any(FuzzValues.METHODS, random) : operation.method();
            byte[] body = body();
            var head = new StringBuilder()
                    .append(method)
                    .append(' ')
                    .append(target())
                    .append(" HTTP/1.1\r\n");
            headers(body).forEach(header -> head.append(header).append("\r\n"));
            var request = new ByteArrayOutputStream();
            request.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
            request.writeBytes(body);
            return request.toByteArray();
        }

        private String target() {
            var path = new StringBuilder();
            var variables = VARIABLE.matcher(operation.path());
            int end = 0;
            while (variables.find()) {
                path.append(operation.path(), end, variables.start()).append(segment());
                end = variables.end();
            }
            path.append(operation.path().substring(end));
            if (chance(0.05)) {
                path.insert(random.nextInt(path.length() + 1), any(FuzzValues.SEGMENTS, random));
            }
            if (chance(0.01)) {
                path.insert(0, chance(0.5) ? "http://other.example" : "/");
            }
            return path + query();
        }

        private String segment() {
            if (chance(0.25)) {
                return any(FuzzValues.SEGMENTS, random);
            }
            for (var entry : known.entrySet()) {
                if (operation.path().startsWith(entry.getKey())) {
                    return any(entry.getValue(), random);
                }
            }
            return "none";
        }

        private String query() {
            List<String> parameters = new ArrayList<>();
            for (var parameter : operation.description().path("parameters")) {
                if (parameter.path("in").asString().equals("query") && chance(0.5)) {
                    int times = chance(0.1) ? 2 : 1;
                    for (int i = 0; i < times; i++) {
                        parameters.add(parameter.get("name").asString() + "=" + any(FuzzValues.PARAMETERS, random));
                    }
                }
            }
            if (chance(0.05)) {
                parameters.add(any(FuzzValues.PARAMETERS, random) + "=" + any(FuzzValues.PARAMETERS, random));
            }
            return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        }

        private List<String> headers(byte[] body) {
            List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1", "Content-Length: " + body.length));
            if (chance(0.02)) {
                headers.add("Authorization: " + any(FuzzValues.AUTHORIZATIONS, random));
            } else if (!operation.signsOut() && chance(0.95)) {
                headers.add("Authorization: Bearer " + token);
            }
            if (body.length > 0 && chance(0.98)) {
                headers.add(
                        "Content-Type: " + (chance(0.06) ? any(FuzzValues.CONTENT_TYPES, random) : "application/json"));
            }
            maybe(0.08, "If-Match", FuzzValues.VERSIONS, headers);
            maybe(0.08, "Idempotency-Key", FuzzValues.KEYS, headers);
            maybe(0.05, "Prefer", FuzzValues.PREFERENCES, headers);
            maybe(0.05, "Accept", FuzzValues.ACCEPTS, headers);
            if (chance(0.02)) {
                headers.add("Prefer: wait=1");
            }
            if (chance(0.15)) {
                headers.add(any(FuzzValues.HEADERS, random));
            }
            if (chance(0.02)) {
                headers.add(headers.get(random.nextInt(headers.size())));
            }
            return headers;
        }

        private void maybe(double probability, String name, List<String> values, List<String> headers) {
            if (chance(probability)) {
                headers.add(name + ": " + any(values, random));
            }
        }

        private byte[] body() {
            var schema = operation.description().at("/requestBody/content/application~1json/schema");
            if (schema.isMissingNode()) {
                return new byte[0];
            }
            byte[] body = (chance(0.04) ? nonsense() : json(schema, "", 0)).getBytes(UTF_8);
            return chance(0.05) ? damaged(body) : body;
        }

        private String nonsense() {
            return switch (random.nextInt(8)) {
                case 0 -> "[".repeat(5000);
                case 1 -> "{\"a\":".repeat(3000);
                case 2 -> "[".repeat(2000) + "]".repeat(2000);
                case 3 -> "\ufeff{}";
                case 4 -> "{}{}";
                case 5 -> "1".repeat(5000);
                case 6 -> "{\"" + "k".repeat(60_000) + "\":1}";
                default -> any(FuzzValues.JSON, random);
            };
        }

        /** With bytes that are no UTF-8, or cut off. */
        private byte[] damaged(byte[] body) {
            byte[] damaged = body.clone();
            if (damaged.length > 0) {
                int at = random.nextInt(damaged.length);
                switch (random.nextInt(3)) {
                    case 0 -> damaged[at] = (byte) (0x80 + random.nextInt(0x80));
                    case 1 -> damaged[at] = (byte) random.nextInt(0x20);
                    default -> damaged = java.util.Arrays.copyOf(damaged, at);
                }
            }
            return damaged;
        }

        private String json(JsonNode described, String name, int depth) {
            if (chance(wrong)) {
                return any(FuzzValues.JSON, random);
            }
            var schema = resolved(described);
            if (schema.has("enum")) {
                return schema.get("enum")
                        .get(random.nextInt(schema.get("enum").size()))
                        .toString();
            }
            return switch (type(schema)) {
                case "object" -> object(schema, depth);
                case "array" -> array(schema, name, depth);
                case "integer" -> Integer.toString(1 + random.nextInt(50));
                case "number" -> Double.toString(random.nextDouble() * 100);
                case "boolean" -> Boolean.toString(random.nextBoolean());
                default -> text(schema, name);
            };
        }

        private JsonNode resolved(JsonNode schema) {
            if (schema.has("$ref")) {
                return api.at(schema.get("$ref").asString().substring(1));
            }
            return schema.has("oneOf") ? resolved(schema.get("oneOf").get(0)) : schema;
        }

        private static String type(JsonNode schema) {
            var type = schema.path("type");
            return (type.isArray() ? type.get(0) : type).asString("string");
        }

        private String object(JsonNode schema, int depth) {
            List<String> fields = new ArrayList<>();
            for (var property : schema.path("properties").properties()) {
                boolean required = schema.path("required")
                        .valueStream()
                        .anyMatch(name -> name.asString().equals(property.getKey()));
                if (depth < DEEPEST && (required ? !chance(wrong / 2) : chance(0.5))) {
                    fields.add(
                            '"' + property.getKey() + "\":" + json(property.getValue(), property.getKey(), depth + 1));
                }
            }
            if (schema.path("additionalProperties").isObject() && chance(0.7)) {
                fields.add("\"k\":" + json(schema.get("additionalProperties"), "k", depth + 1));
            }
            if (chance(wrong / 3)) {
                fields.add("\"unknown\":" + any(FuzzValues.JSON, random));
            }
            if (!fields.isEmpty() && chance(wrong / 3)) {
                fields.add(fields.getFirst());
            }
            return "{" + String.join(",", fields) + "}";
        }

        private String array(JsonNode schema, String name, int depth) {
            List<String> items = new ArrayList<>();
            int size = chance(0.02) ? 300 : 1 + random.nextInt(2);
            for (int i = 0; i < size; i++) {
                items.add(json(schema.path("items"), name, depth + 1));
            }
            return "[" + String.join(",", items) + "]";
        }

        private String text(JsonNode schema, String name) {
            var ids = known.get(name);
            if (ids != null) {
                return '"' + any(ids, random) + '"';
            }
            if (schema.path("format").asString("").equals("date-time")) {
                return "\"2026-01-02T03:04:05Z\"";
            }
            return switch (name) {
                case "email" -> "\"fuzz" + random.nextInt(1_000_000) + "@example.net\"";
                case "amount" -> "\"" + random.nextInt(1000) + ".50\"";
                case "currency" -> "\"THB\"";
                case "country" -> "\"TH\"";
                case "postalCode" -> "\"10110\"";
                default -> "\"fuzz-" + random.nextInt(1_000_000) + '"';
            };
        }
    }
}
