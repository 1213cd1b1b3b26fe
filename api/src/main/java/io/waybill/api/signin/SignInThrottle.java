package io.waybill.api.signin;

import io.waybill.api.limit.ClientAddress;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.api.problem.ProblemException;
import io.waybill.messages.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Slows wrong tries down, per account and per network address, before anything is spent on them. An account that does not
 * exist is counted as one that does. An address from which somebody has signed in to an account before has a counter of its
 * own there: whoever tries from elsewhere slows only himself and the others who come from elsewhere, and those never for
 * longer than a minute.
 */
@Component
public class SignInThrottle {

    private static final String PREFIX = "waybill:sign-in:";
    private static final Duration ACQUAINTANCE = Duration.ofDays(30);

    private final WrongTries inRedis;
    private final WrongTries here;
    private final EdgeRedis redis;
    private final Delays ofAccount;
    private final Delays ofAddress;

    SignInThrottle(WrongTriesInRedis inRedis, WrongTriesHere here, EdgeRedis redis, SignInSettings settings) {
        this.inRedis = inRedis;
        this.here = here;
        this.redis = redis;
        this.ofAccount = settings.account();
        this.ofAddress = settings.address();
    }

    /**
     * Lets a try go on, unless it comes too early, and remembers what came of it.
     *
     * @param email the address that somebody signs in with
     * @param exchange the request
     * @param check tells whether the password is right: empty if it is wrong
     * @param <T> what the check makes
     * @return what the check makes; fails with the problem {@code RATE_LIMITED} where the check would come too early
     */
    public <T> Mono<T> guard(String email, ServerWebExchange exchange, Mono<T> check) {
        String address = ClientAddress.of(exchange);
        String both = hash(Texts.folded(email) + '\n' + address);
        return ask(tries -> tries.isRemembered(known(both)))
                .map(known -> known
                        ? new Tried(null, PREFIX + "account:" + both, known(both))
                        : new Tried(
                                PREFIX + "address:" + hash(address),
                                PREFIX + "account:" + hash(Texts.folded(email)),
                                known(both)))
                .flatMap(tried -> begin(tried)
                        .then(check)
                        .flatMap(right -> right(tried).thenReturn(right))
                        .switchIfEmpty(Mono.defer(() -> wrong(tried).then(Mono.empty()))));
    }

    private Mono<Void> begin(Tried tried) {
        Mono<Duration> account = ask(tries -> tries.begin(tried.account(), ofAccount));
        String address = tried.address();
        Mono<Duration> longest = address == null
                ? account
                // An account is not held back by somebody who has to wait himself.
                : ask(tries -> tries.begin(address, ofAddress))
                        .flatMap(wait -> wait.isPositive() ? Mono.just(wait) : account);
        return longest.filter(Duration::isPositive)
                .flatMap(wait -> Mono.error(
                        ProblemException.rateLimited("Too many wrong tries; wait before the next one.", wait)));
    }

    private Mono<Void> wrong(Tried tried) {
        Mono<Void> account = ask(tries ->
                        tries.wrong(tried.account(), ofAccount).thenReturn(true))
                .then();
        String address = tried.address();
        return address == null
                ? account
                : account.then(ask(tries -> tries.wrong(address, ofAddress).thenReturn(true)))
                        .then();
    }

    private Mono<Void> right(Tried tried) {
        Mono<Void> account = ask(tries -> tries.forget(tried.account()).thenReturn(true))
                .then(ask(tries -> tries.remember(tried.known(), ACQUAINTANCE).thenReturn(true)))
                .then(here.remember(tried.known(), ACQUAINTANCE));
        String address = tried.address();
        return address == null
                ? account
                : account.then(ask(tries -> tries.letPass(address).thenReturn(true)))
                        .then();
    }

    private <T> Mono<T> ask(Function<WrongTries, Mono<T>> question) {
        return redis.orHere(() -> question.apply(inRedis), () -> question.apply(here));
    }

    private static String known(String both) {
        return PREFIX + "known:" + both;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
