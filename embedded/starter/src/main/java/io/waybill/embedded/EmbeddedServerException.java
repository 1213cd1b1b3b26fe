package io.waybill.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server cannot be started. The message is one sentence that says why and what to do about it. */
public final class EmbeddedServerException extends RuntimeException {

    EmbeddedServerException(String message) {
        this(message, null);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
