package io.waybill.embedded;

import java.io.IOException;
import java.util.Optional;

/** Asks a server whether it is ready. */
@FunctionalInterface
interface Probe<T> {

    /** What a ready server answers, and nothing as long as it does not. */
    Optional<T> ask() throws IOException;
}
