package io.waybill.api.hot;

import io.lettuce.core.SetArgs;
import io.waybill.api.ApiJson;
import io.waybill.api.hot.Lookups.Kept;
import io.waybill.api.limit.EdgeRedis;
import io.waybill.messages.live.HotViews;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from Redis what was read a moment ago and has not changed, and keeps what had to be read; never answers with less
 * than what has been announced. Where Redis does not answer, every view is read.
 *
 * <p>What is kept is what is sent, behind two lines: the stamp that it is good with, and the version.
 */
@Component
public class HotReads {

    private static final Logger log = LoggerFactory.getLogger(HotReads.class);

    private static final byte LINE_END = '\n';
    private static final Kept UNKNOWN = new Kept(null, null);
    private static final int DECIMAL = 10;

    private final EdgeRedis redis;
    private final Lookups lookups;
    private final JsonMapper json;

    HotReads(EdgeRedis redis, ApiJson json) {
        this.redis = redis;
        this.lookups = new Lookups(redis);
        this.json = json.mapper();
    }

    /**
     * How a thing reads now.
     *
     * @param topic the kind of thing, one of {@link HotViews#TOPICS}
     * @param id its id
     * @param form which of several ways to read it, empty for the usual one
     * @param read reads it from the read model; empty where it is not there, which is not kept
     * @param versionOf the version a view shows
     * @param <V> the type of the view
     */
    public <V> Mono<HotView> of(
            String topic, String id, String form, Mono<V> read, ToLongFunction<? super V> versionOf) {
        String key = HotViews.view(topic, id) + form;
        return Mono.defer(() -> redis.soonOrHere(() -> lookups.look(key, HotViews.stamp(topic, id)), () -> UNKNOWN))
                .flatMap(kept -> {
                    var view = good(kept);
                    return view == null ? read(key, kept, read, versionOf) : Mono.just(view);
                });
    }

    /**
     * How a page of things reads now: kept until any thing of the topic changes.
     *
     * @param topic the kind of things, one of {@link HotViews#TOPICS}
     * @param query which page, with all that it depends on
     * @param read reads it from the read model
     */
    public Mono<HotView> page(String topic, Record query, Mono<?> read) {
        return of(topic, HotViews.ALL, json.writeValueAsString(query), read, page -> 0);
    }

    /** The view that is kept, absent where there is none or it is no longer good. */
    private static @Nullable HotView good(Kept kept) {
        byte[] view = kept.view();
        if (view == null || kept.stamp() == null) {
            return null;
        }
        byte[] stamp = line(kept.stamp());
        if (view.length <= stamp.length || Arrays.mismatch(view, stamp) != stamp.length) {
            return null;
        }
        long version = 0;
        int at = stamp.length;
        while (at < view.length && view[at] != LINE_END) {
            version = version * DECIMAL + Character.digit(view[at], DECIMAL);
            at++;
        }
        return new HotView(version, Arrays.copyOfRange(view, Math.min(at + 1, view.length), view.length));
    }

    /** The stamp is from before the view was read: if it changed meanwhile, the view is not good. */
    private <V> Mono<HotView> read(String key, Kept before, Mono<V> read, ToLongFunction<? super V> versionOf) {
        return read.map(view -> {
            var written = new HotView(versionOf.applyAsLong(view), json.writeValueAsBytes(view));
            String stamp = before.stamp();
            if (stamp != null) {
                keep(key, line(stamp), written);
            }
            return written;
        });
    }

    private void keep(String key, byte[] stamp, HotView view) {
        byte[] version = line(Long.toString(view.version()));
        byte[] kept = Arrays.copyOf(stamp, stamp.length + version.length + view.json().length);
        System.arraycopy(version, 0, kept, stamp.length, version.length);
        System.arraycopy(view.json(), 0, kept, stamp.length + version.length, view.json().length);
        lookups.commands()
                .set(key.getBytes(StandardCharsets.UTF_8), kept, SetArgs.Builder.px(HotViews.KEPT))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        log.debug("A view was not kept", failure);
                    }
                });
    }

    private static byte[] line(String text) {
        return (text + (char) LINE_END).getBytes(StandardCharsets.UTF_8);
    }
}
