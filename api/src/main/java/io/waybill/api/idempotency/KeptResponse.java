package io.waybill.api.idempotency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response that is sent as ever, and of which a copy is kept. */
final class KeptResponse extends ServerHttpResponseDecorator {

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private boolean hasBody;

    KeptResponse(ServerHttpResponse sent) {
        super(sent);
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        hasBody = true;
        return super.writeWith(Flux.from(body).doOnNext(this::copy));
    }

    private void copy(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        // Leaves the buffer as it is.
        buffer.toByteBuffer(ByteBuffer.wrap(bytes));
        copy.writeBytes(bytes);
    }

    /** The copy, once the response was sent. */
    Answer answer(String fingerprint, List<String> keptHeaders) {
        HttpHeaders headers = getHeaders();
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : keptHeaders) {
            List<String> values = headers.get(name);
            if (values != null) {
                kept.put(name, List.copyOf(values));
            }
        }
        HttpStatusCode status = Objects.requireNonNullElse(getStatusCode(), HttpStatus.OK);
        return new Answer(fingerprint, status.value(), kept, body());
    }

    private @Nullable String body() {
        return hasBody ? copy.toString(StandardCharsets.UTF_8) : null;
    }
}
