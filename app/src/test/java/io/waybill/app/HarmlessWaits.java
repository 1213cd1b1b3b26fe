package io.waybill.app;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What looks to BlockHound like a blocking call and is none. */
public final class HarmlessWaits implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // /dev/urandom never blocks once the machine has booted: random(4). A connection to PostgreSQL draws its
        // nonce from it, on the event loop.
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
        // Lettuce hands a command to its connection behind a lock that is held while a counter is raised: no longer
        // does anybody wait. An error thrown there would leave the counter wrong, and all others waiting for good.
        builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "incrementWriters");
        builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "doExclusive");
        // Spring Data reads behind a lock which connection everyone shares. What takes long there, connecting, is done
        // by a thread of StandingRedisConnection before anybody else may ask.
        builder.allowBlockingCallsInside(
                "org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory", "doInLock");
        // Netty gives memory back, and divides its pool anew, behind a lock for the moment of a few writes. An error
        // thrown
        // there would leak the memory.
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // Once for each type, Jackson makes a deserializer behind a lock: at the most a wait for the
        // other thread's computing, and never again for that type.
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.ser.SerializerCache", "addAndResolveNonTypedSerializer");
    }
}
