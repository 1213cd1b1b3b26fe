package io.waybill.api.request;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the ids of new things. */
public final class Identifiers {

    // One a thread: a generator is behind a lock, on which an event loop must not wait. An id is no secret, so its
    // random part need not come from the secure source, which is behind another.
    private static final ThreadLocal<TimeBasedEpochGenerator> UUID_V7 =
            ThreadLocal.withInitial(() -> Generators.timeBasedEpochGenerator(ThreadLocalRandom.current()));

    private Identifiers() {}

    /** A new UUIDv7 (RFC 9562): unique, and in the order of time to the millisecond. */
    public static String next() {
        return UUID_V7.get().generate().toString();
    }
}
