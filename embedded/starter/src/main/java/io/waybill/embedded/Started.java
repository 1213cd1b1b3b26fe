package io.waybill.embedded;

/**
 * A server that answers.
 *
 * @param address what its clients need
 * @param endpoint where it listens
 * @param version as it gives it
 */
record Started<A>(A address, Endpoint endpoint, String version) {}
