package io.waybill.command.stock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Derives the ids of movements that no request makes. */
final class MovementId {

    private MovementId() {}

    /** The id of a movement for a cause, the same each time: a name-based UUID (RFC 9562, version 3). */
    static String of(String causeId, String movement) {
        return UUID.nameUUIDFromBytes((causeId + "#" + movement).getBytes(UTF_8))
                .toString();
    }
}
