package io.waybill.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the body of each request can look like. A test sends every one of them. */
@Component
class Examples {

    private static final String FILE = "examples.json";

    private final Map<String, Object> bodies;

    Examples(JsonMapper json) {
        try (InputStream file = Objects.requireNonNull(Examples.class.getResourceAsStream(FILE), FILE)) {
            bodies = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An example of a body.
     *
     * @param method the method of the operation
     * @param path its path
     * @return the body as JSON, or empty if there is none
     */
    Optional<Object> of(HttpMethod method, String path) {
        return Optional.ofNullable(bodies.get(method + " " + path));
    }
}
