package io.waybill.api.session;

import io.waybill.api.security.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.MapRecord;
import org.springframework.data.redis.connection.stream.ReadOffset;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamOffset;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.stream.StreamReceiver;
import org.springframework.data.redis.stream.StreamReceiver.StreamReceiverOptions;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Tells the other nodes what is revoked and hears from them, over a Redis stream that holds the last minutes only. This node
 * knows what was revoked before it serves its first request, and reads all of the stream again after it was cut off.
 */
@Component
public class RevocationFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RevocationFeed.class);

    /** Before the HTTP server starts, and until after it has stopped. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Duration LONGEST_START = Duration.ofSeconds(5);

    /** How long one read waits for news; well below the time-out of a Redis command. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final String SESSION = "session";
    private static final String USER = "user";
    private static final String VERSION = "version";

    private final ReactiveStringRedisTemplate redis;
    private final Revocations revocations;
    private final StreamReceiver<String, MapRecord<String, String, String>> receiver;
    private volatile @Nullable Disposable tail;

    RevocationFeed(ReactiveStringRedisTemplate redis, Revocations revocations) {
        this.redis = redis;
        this.revocations = revocations;
        this.receiver = StreamReceiver.create(
                redis.getConnectionFactory(),
                StreamReceiverOptions.builder().pollTimeout(POLL).build());
    }

    /**
     * The tokens of a session are no longer good, here at once.
     *
     * @param sessionId the session
     * @return completes once the others can hear of it
     */
    Mono<Void> session(String sessionId) {
        revocations.session(sessionId, Instant.now());
        return announce(Map.of(SESSION, sessionId));
    }

    /**
     * The tokens of a user that tell of an earlier version are no longer good, here at once.
     *
     * @param userId the user
     * @param version the lowest version that is good
     * @return completes once the others can hear of it
     */
    Mono<Void> below(String userId, long version) {
        revocations.below(userId, version, Instant.now());
        return announce(Map.of(USER, userId, VERSION, Long.toString(version)));
    }

    private Mono<Void> announce(Map<String, String> entry) {
        var oldest = Instant.now().minus(revocations.remembered());
        return redis.opsForStream()
                .add(
                        StreamRecords.mapBacked(entry).withStreamKey(SessionKeys.REVOKED),
                        XAddOptions.trim(TrimOptions.minId(RecordId.of(oldest.toEpochMilli(), 0))
                                .approximate()))
                .then();
    }

    @Override
    public void start() {
        try {
            redis.<String, String>opsForStream()
                    .range(SessionKeys.REVOKED, Range.unbounded())
                    .doOnNext(this::hear)
                    .then()
                    .block(LONGEST_START);
        } catch (RuntimeException e) {
            log.warn("It is not known yet which access tokens are revoked: Redis cannot be read: {}", e.toString());
        }
        // From its beginning each time: what was heard before does no harm when it is heard again.
        tail = Flux.defer(() -> receiver.receive(StreamOffset.create(SessionKeys.REVOKED, ReadOffset.from("0-0"))))
                .doOnNext(this::hear)
                .doOnError(failure -> log.warn(
                        "It is not heard what other nodes revoke: Redis cannot be read: {}", failure.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(2)))
                .subscribe();
    }

    private void hear(MapRecord<String, String, String> entry) {
        Long millis = entry.getId().getTimestamp();
        Instant at = millis == null ? Instant.now() : Instant.ofEpochMilli(millis);
        String session = entry.getValue().get(SESSION);
        String user = entry.getValue().get(USER);
        String version = entry.getValue().get(VERSION);
        if (session != null) {
            revocations.session(session, at);
        } else if (user != null && version != null) {
            revocations.below(user, Long.parseLong(version), at);
        }
    }

    @Override
    public void stop() {
        var running = tail;
        if (running != null) {
            running.dispose();
            tail = null;
        }
    }

    @Override
    public boolean isRunning() {
        return tail != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
