package io.waybill.api.signin;

import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** For all nodes together. Each step is one script, so that two nodes cannot come between; the clock is that of Redis. */
@Component
class WrongTriesInRedis implements WrongTries {

    /** KEYS: the key. ARGV: free tries; first delay, longest delay and what they are remembered for, in ms. */
    private static final String PRELUDE = """
            local free, first, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local remembered = tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local function hold(wrong)
                local delay = math.min(longest, first * 2 ^ math.min(wrong - free, 30))
                redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + delay))
            end
            """;

    private static final RedisScript<Long> BEGIN = RedisScript.of(PRELUDE + """
            local kept = redis.call('HMGET', KEYS[1], 'wrong', 'until')
            local wrong, held = tonumber(kept[1] or '0'), tonumber(kept[2] or '0')
            if held > now then return held - now end
            if wrong >= free then hold(wrong) end
            return 0
            """, Long.class);

    private static final RedisScript<Long> WRONG = RedisScript.of(PRELUDE + """
            local wrong = redis.call('HINCRBY', KEYS[1], 'wrong', 1)
            if wrong >= free then hold(wrong) end
            redis.call('PEXPIRE', KEYS[1], longest + remembered)
            return wrong
            """, Long.class);

    private static final RedisScript<Long> LET_PASS =
            RedisScript.of("return redis.call('HDEL', KEYS[1], 'until')", Long.class);

    private final ReactiveStringRedisTemplate redis;

    WrongTriesInRedis(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Duration> begin(String key, Delays delays) {
        return run(BEGIN, key, delays).map(Duration::ofMillis);
    }

    @Override
    public Mono<Void> wrong(String key, Delays delays) {
        return run(WRONG, key, delays).then();
    }

    private Mono<Long> run(RedisScript<Long> script, String key, Delays delays) {
        var arguments = List.of(
                Integer.toString(delays.free()),
                Long.toString(delays.first().toMillis()),
                Long.toString(delays.longest().toMillis()),
                Long.toString(delays.remembered().toMillis()));
        return redis.execute(script, List.of(key), arguments).next();
    }

    @Override
    public Mono<Void> letPass(String key) {
        return redis.execute(LET_PASS, List.of(key)).then();
    }

    @Override
    public Mono<Void> forget(String key) {
        return redis.delete(key).then();
    }

    @Override
    public Mono<Void> remember(String key, Duration time) {
        return redis.opsForValue().set(key, "", time).then();
    }

    @Override
    public Mono<Boolean> isRemembered(String key) {
        return redis.hasKey(key);
    }
}
