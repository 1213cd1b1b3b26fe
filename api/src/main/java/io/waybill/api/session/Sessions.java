package io.waybill.api.session;

import io.waybill.api.security.Revocations;
import io.waybill.api.security.SigningThreads;
import io.waybill.api.session.Refreshed.OpenSession;
import io.waybill.api.session.Refreshed.Renewed;
import io.waybill.api.session.Refreshed.Reused;
import io.waybill.api.session.Refreshed.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sessions, in Redis. What changes one is a single script there, and whatever ends one also announces that its access
 * tokens are revoked, in the same step. While Redis is away everything here fails; nothing is taken for good unasked.
 */
@Component
public class Sessions {

    private static final Script OPEN = Script.named("open.lua");
    private static final Script ROTATE = Script.named("rotate.lua");
    private static final Script END = Script.named("end.lua");
    private static final String NOBODY_STAYS = "";
    private static final String SAME_PASSWORD = "";

    private final ReactiveStringRedisTemplate redis;
    private final SigningThreads threads;
    private final Revocations revocations;
    private final RevocationFeed announcements;
    private final SessionSettings settings;

    Sessions(
            ReactiveStringRedisTemplate redis,
            SigningThreads threads,
            Revocations revocations,
            RevocationFeed announcements,
            SessionSettings settings) {
        this.redis = redis;
        this.threads = threads;
        this.revocations = revocations;
        this.announcements = announcements;
        this.settings = settings;
    }

    /**
     * Opens a session for somebody who has shown who he is.
     *
     * @param userId who
     * @param passwordVersion the version of the password that was shown
     * @param device where it is opened
     */
    public Mono<OpenSession> open(String userId, int passwordVersion, Device device) {
        return threads.call(RefreshToken::first)
                .flatMap(token -> run(
                                OPEN,
                                List.of(
                                        SessionKeys.session(token.sessionId()),
                                        SessionKeys.ofUser(userId),
                                        SessionKeys.REVOKED),
                                List.of(
                                        SessionKeys.SESSION,
                                        token.sessionId(),
                                        userId,
                                        token.familyHash(),
                                        token.hash(),
                                        millis(settings.lifetime()),
                                        millis(settings.idle()),
                                        Integer.toString(settings.most()),
                                        millis(revocations.remembered()),
                                        Integer.toString(passwordVersion),
                                        device.userAgent(),
                                        device.ip()))
                        .doOnNext(this::revokeHere)
                        .thenReturn(new OpenSession(token.sessionId(), token.text(), settings.lifetime())));
    }

    /**
     * Finds the session of a refresh token, and changes nothing.
     *
     * @param token what a client sent
     * @return the session, or empty if the token is none of ours or its session is over
     */
    public Mono<PresentedToken> find(@Nullable String token) {
        return Mono.justOrEmpty(RefreshToken.parse(token))
                .flatMap(parsed -> redis.<String, String>opsForHash()
                        .multiGet(SessionKeys.session(parsed.sessionId()), List.of("family", "user", "password"))
                        .filter(kept -> parsed.familyHash().equals(kept.get(0)))
                        .map(kept -> new PresentedToken(
                                parsed,
                                Objects.requireNonNull(kept.get(1)),
                                Integer.parseInt(Objects.requireNonNull(kept.get(2))))));
    }

    /**
     * Spends a refresh token for the next one. Sent again from the same device within a few seconds it gives the same next
     * one; presented again otherwise it ends the session.
     *
     * @param presented the token
     * @param device where it comes from
     */
    public Mono<Refreshed> refresh(PresentedToken presented, Device device) {
        RefreshToken spent = presented.token();
        return threads.call(() -> {
                    RefreshToken next = spent.next();
                    return new Candidate(next, SealedSuccessor.seal(next, spent));
                })
                .flatMap(candidate -> run(
                                ROTATE,
                                List.of(
                                        SessionKeys.session(spent.sessionId()),
                                        SessionKeys.successor(spent.sessionId()),
                                        SessionKeys.ofUser(presented.userId()),
                                        SessionKeys.REVOKED),
                                List.of(
                                        spent.sessionId(),
                                        spent.familyHash(),
                                        spent.hash(),
                                        candidate.token.hash(),
                                        candidate.sealed,
                                        device.fingerprint(),
                                        millis(settings.repeatWithin()),
                                        millis(settings.idle()),
                                        millis(revocations.remembered()),
                                        device.userAgent(),
                                        device.ip()))
                        .map(answer -> refreshed(List.of(answer.split("\n", -1)), spent, candidate.token)));
    }

    private record Candidate(RefreshToken token, String sealed) {}

    private Refreshed refreshed(List<String> answer, RefreshToken spent, RefreshToken candidate) {
        return switch (answer.getFirst()) {
            case "RENEWED" -> renewed(candidate, answer.get(1));
            case "REPEATED" -> renewed(SealedSuccessor.open(answer.get(2), spent), answer.get(1));
            case "REUSED" -> {
                revokeHere(spent.sessionId());
                yield new Reused(spent.sessionId());
            }
            default -> new Unknown();
        };
    }

    private static Renewed renewed(RefreshToken next, String millisLeft) {
        return new Renewed(
                new OpenSession(next.sessionId(), next.text(), Duration.ofMillis(Long.parseLong(millisLeft))));
    }

    /**
     * Ends a session of a person and revokes its access tokens, also where Redis no longer knows it.
     *
     * @param userId whose it is
     * @param sessionId which
     */
    public Mono<Void> end(String userId, String sessionId) {
        return endOwn(userId, sessionId).flatMap(ended -> ended ? Mono.empty() : announcements.session(sessionId));
    }

    /**
     * Ends a session if it is one of a person.
     *
     * @param userId whose it must be
     * @param sessionId which
     * @return false if the person has no such session
     */
    Mono<Boolean> endOwn(String userId, String sessionId) {
        return end(userId, NOBODY_STAYS, SAME_PASSWORD, List.of(sessionId)).map(ended -> !ended.isEmpty());
    }

    /** Ends all sessions of a person. */
    public Mono<Void> endAll(String userId) {
        return end(userId, NOBODY_STAYS, SAME_PASSWORD, List.of()).then();
    }

    /**
     * Ends all sessions of a person but one.
     *
     * @param userId whose they are
     * @param stays the one
     * @param passwordVersion the version of the password that the one now counts as opened with
     */
    public Mono<Void> endOthers(String userId, String stays, int passwordVersion) {
        return end(userId, stays, Integer.toString(passwordVersion), List.of()).then();
    }

    private Mono<String> end(String userId, String stays, String password, List<String> sessionIds) {
        List<String> arguments = new ArrayList<>(
                List.of(SessionKeys.SESSION, userId, millis(revocations.remembered()), stays, password));
        arguments.addAll(sessionIds);
        return run(END, List.of(SessionKeys.ofUser(userId), SessionKeys.REVOKED), arguments)
                .doOnNext(this::revokeHere);
    }

    /** On this node at once, on the others as soon as they hear of it. */
    private void revokeHere(String sessionIds) {
        Arrays.stream(sessionIds.split("\n"))
                .filter(id -> !id.isEmpty())
                .forEach(id -> revocations.session(id, Instant.now()));
    }

    /**
     * The sessions of a person, newest first.
     *
     * @param userId whose
     * @param current the one that asks
     */
    Flux<SessionView> of(String userId, String current) {
        return redis.opsForZSet()
                .range(SessionKeys.ofUser(userId), Range.unbounded())
                .collectList()
                .flatMapIterable(ids -> {
                    // Ids are in the order of time.
                    List<String> newestFirst = new ArrayList<>(ids);
                    newestFirst.sort(Collections.reverseOrder());
                    return newestFirst;
                })
                .flatMapSequential(id -> view(id, current));
    }

    private Mono<SessionView> view(String id, String current) {
        return redis.<String, String>opsForHash()
                .multiGet(SessionKeys.session(id), List.of("token", "created", "used", "expires", "userAgent", "ip"))
                .filter(kept -> kept.stream().allMatch(Objects::nonNull))
                .map(kept -> {
                    Instant used = instant(kept.get(2));
                    Instant expires = instant(kept.get(3));
                    Instant unused = used.plus(settings.idle());
                    return new SessionView(
                            id,
                            instant(kept.get(1)),
                            used,
                            unused.isBefore(expires) ? unused : expires,
                            kept.get(4),
                            kept.get(5),
                            id.equals(current));
                });
    }

    private Mono<String> run(Script script, List<String> keys, List<String> arguments) {
        return redis.execute(script, keys, arguments).next();
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
