package io.waybill.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

class FilterLineTest {

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/stock"));
    private final List<String> passed = new ArrayList<>();

    private WebFilter named(String name) {
        return (request, next) -> {
            passed.add(name);
            return next.filter(request);
        };
    }

    private Mono<Void> handle(WebFilter... filters) {
        var line = new FilterLine(List.of(filters), request -> Mono.fromRunnable(() -> passed.add("answer")));
        return line.filter(exchange, end -> Mono.error(new AssertionError("the line ends by itself")));
    }

    @Test
    void a_request_passes_the_filters_in_their_order_each_time() {
        var handled = handle(named("first"), named("second"));

        handled.block();
        handled.block();

        assertThat(passed).containsExactly("first", "second", "answer", "first", "second", "answer");
    }

    @Test
    void nothing_behind_a_filter_that_refuses_is_asked() {
        handle(named("first"), (request, next) -> Mono.empty(), named("behind")).block();

        assertThat(passed).containsExactly("first");
    }

    @Test
    void what_a_filter_asks_for_to_come_after_something_comes_after_it() {
        WebFilter slow = (request, next) -> Mono.delay(Duration.ofMillis(1))
                .doOnNext(done -> passed.add("waited"))
                .then(next.filter(request));

        handle(slow, named("behind")).block();

        assertThat(passed).containsExactly("waited", "behind", "answer");
    }

    @Test
    void a_filter_that_throws_is_a_request_that_fails() {
        var handled = handle((request, next) -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(handled::block).hasMessage("broken");
    }
}
