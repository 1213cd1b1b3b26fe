package io.waybill.api.request;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/** Makes the ids of new things. */
public final class Identifiers {

    private static final TimeBasedEpochGenerator UUID_V7 = Generators.timeBasedEpochGenerator();

    private Identifiers() {}

    /** A new UUIDv7 (RFC 9562): unique, and later ones sort after earlier ones. */
    public static String next() {
        return UUID_V7.generate().toString();
    }
}
