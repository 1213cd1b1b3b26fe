package io.waybill.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ReadyTest {

    @Test
    void what_is_known_leaves_no_operator_behind() {
        var rest = Mono.just("rest");

        assertThat(Ready.then(Mono.just("known"), known -> rest)).isSameAs(rest);
        assertThat(Ready.then(Mono.fromCallable(() -> "found"), found -> rest)).isSameAs(rest);
    }

    @Test
    void what_is_not_there_or_fails_goes_no_further() {
        assertThat(Ready.then(Mono.empty(), value -> Mono.just("reached")).block())
                .isNull();
        Callable<String> broken = () -> {
            throw new IOException("gone");
        };
        assertFails(Ready.then(Mono.fromCallable(broken), value -> Mono.just("reached")));
        assertFails(Ready.then(Mono.error(new IOException("gone")), value -> Mono.just("reached")));
    }

    private static void assertFails(Mono<String> outcome) {
        assertThatThrownBy(outcome::block).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void what_comes_later_is_waited_for() {
        var later = Mono.just("known").delayElement(Duration.ofMillis(1));

        assertThat(Ready.then(later, known -> Mono.just(known + " later")).block())
                .isEqualTo("known later");
    }
}
