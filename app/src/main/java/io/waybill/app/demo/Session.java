package io.waybill.app.demo;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Signs in before the first request and again when the token has expired, and is patient with a server in trouble. */
final class Session {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int MOST_RETRIES = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Mono<String> token;
    private volatile String refused = "";

    /**
     * A session.
     *
     * @param signIn signs in, and gives an access token; subscribed to whenever a new token is needed
     */
    Session(Mono<String> signIn) {
        this.token = signIn.timeout(LONGEST_ANSWER).cacheInvalidateIf(known -> known.equals(refused));
    }

    /**
     * Makes a request as the person who is signed in.
     *
     * @param request makes it with an access token; called again where it is worth another try
     * @param <T> the type of the answer
     * @return the answer; fails where sign-in fails, the request is wrong, or the server stays away for over a minute
     */
    <T> Mono<T> call(Function<String, Mono<T>> request) {
        return token.flatMap(known -> request.apply(known)
                        .timeout(LONGEST_ANSWER)
                        .onErrorResume(WebClientResponseException.Unauthorized.class, expired -> {
                            refused = known;
                            return token.flatMap(request).timeout(LONGEST_ANSWER);
                        }))
                .retryWhen(Retry.backoff(MOST_RETRIES, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(Session::passesByItself)
                        .onRetryExhaustedThrow((retry, last) -> last.failure()));
    }

    private static boolean passesByItself(Throwable failure) {
        return switch (failure) {
            case WebClientRequestException unreachable -> true;
            case TimeoutException late -> true;
            case WebClientResponseException answer ->
                switch (answer.getStatusCode().value()) {
                    case 429, 502, 503, 504 -> true;
                    default -> false;
                };
            default -> false;
        };
    }
}
