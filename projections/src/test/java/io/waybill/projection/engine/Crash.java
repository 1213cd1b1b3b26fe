package io.waybill.projection.engine;

/** Where a process ends by itself, without a word: in its third batch. */
enum Crash {
    /** Nowhere. */
    NEVER,
    /** Before the rows are written. */
    BEFORE_THE_WRITE,
    /** After the rows are written. */
    AFTER_THE_WRITE,
    /** After rows and token are written, before they are committed. */
    BEFORE_THE_COMMIT,
    /** After the commit, before anybody is told. */
    AFTER_THE_COMMIT
}
