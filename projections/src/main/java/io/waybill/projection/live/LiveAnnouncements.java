package io.waybill.projection.live;

import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Watchers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisStreamCommands.TrimOptions;
import org.springframework.data.redis.connection.RedisStreamCommands.XAddOptions;
import org.springframework.data.redis.connection.stream.StreamRecords;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Says on a Redis stream what changed in the read models, once the change is committed. */
@Component
class LiveAnnouncements implements Watchers {

    /** How many announcements the stream keeps; who is further behind reads the read model anew. */
    private static final long KEPT = 10_000;

    private static final Logger log = LoggerFactory.getLogger(LiveAnnouncements.class);

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
                .concatMap(change -> redis.opsForStream()
                        .add(
                                StreamRecords.newRecord()
                                        .in(LiveChange.STREAM)
                                        .ofMap(Map.of(
                                                "topic", change.topic(),
                                                "id", change.id(),
                                                "version", Long.toString(change.version()),
                                                "position", Long.toString(change.position()))),
                                XAddOptions.trim(TrimOptions.maxLen(KEPT).approximate())))
                .subscribe(
                        recorded -> {},
                        // The read model is right all the same; watchers see the change with the next one.
                        failure -> log.warn("Redis did not take {} announcements", changes.size(), failure));
    }
}
