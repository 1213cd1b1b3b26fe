package io.waybill.projection.live;

import io.waybill.messages.live.Announcement;
import io.waybill.messages.live.HotViews;
import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Watchers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.RecordId;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Says on a Redis stream what changed in the read models, once the change is committed. */
@Component
class LiveAnnouncements implements Watchers {

    /** How many announcements the stream keeps; who is further behind reads the read model anew. */
    private static final long KEPT = 5_000;

    /** So that what the stream keeps is bounded in bytes, too. */
    private static final int MOST_TOGETHER = 100;

    private static final Logger log = LoggerFactory.getLogger(LiveAnnouncements.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final AtomicBoolean gapUntold = new AtomicBoolean();
    private final ReactiveStringRedisTemplate redis;

    LiveAnnouncements(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** Several changes of one thing in a batch become one. */
    @Override
    public void changed(LiveChange change) {
        batch().put(change.topic() + '/' + change.id(), change);
    }

    private Map<String, LiveChange> batch() {
        var unitOfWork = CurrentUnitOfWork.get();
        Map<String, LiveChange> batch = unitOfWork.getResource(LiveAnnouncements.class.getName());
        if (batch == null) {
            var fresh = new LinkedHashMap<String, LiveChange>();
            unitOfWork.resources().put(LiveAnnouncements.class.getName(), fresh);
            unitOfWork.afterCommit(committed -> tell(fresh.values()));
            return fresh;
        }
        return batch;
    }

    @Override
    public void tell(Collection<LiveChange> changes) {
        Flux.fromIterable(List.copyOf(changes))
                .buffer(MOST_TOGETHER)
                .concatMap(this::add)
                .subscribe(recorded -> {}, failure -> {
                    log.warn("Redis did not take {} announcements: {}", changes.size(), failure.toString());
                    tellOfGap();
                });
    }

    private Mono<RecordId> add(List<LiveChange> changes) {
        return stamp(changes).then(announce(changes));
    }

    /** Views that are kept are no longer good before anybody is told. */
    private Mono<Void> stamp(List<LiveChange> changes) {
        var kept = changes.stream()
                .filter(change -> HotViews.TOPICS.contains(change.topic()))
                .toList();
        var stamps = Stream.concat(
                        kept.stream().map(change -> HotViews.stamp(change.topic(), change.id())),
                        kept.stream()
                                .map(LiveChange::topic)
                                .distinct()
                                .map(topic -> HotViews.stamp(topic, HotViews.ALL)))
                .toList();
        String stamp = changes.getLast().position() + "-" + System.nanoTime();
        return Flux.fromIterable(stamps)
                .flatMap(key -> redis.opsForValue().set(key, stamp, HotViews.STAMPED))
                .thenMany(Flux.fromIterable(changes)
                        .filter(LiveChange::isGap)
                        .concatMap(gap -> redis.opsForValue().increment(HotViews.ERA)))
                .then();
    }

    private Mono<RecordId> announce(List<LiveChange> changes) {
        return redis.opsForStream()
                .add(
                        StreamRecords.newRecord().in(LiveChange.STREAM).ofMap(new Announcement(changes).fields()),
                        XAddOptions.trim(TrimOptions.maxLen(KEPT).approximate()));
    }

    /** Once Redis answers again; the read model is right all the same. */
    private void tellOfGap() {
        if (gapUntold.compareAndSet(false, true)) {
            add(List.of(LiveChange.GAP))
                    .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
                    .doOnTerminate(() -> gapUntold.set(false))
                    .subscribe();
        }
    }
}
