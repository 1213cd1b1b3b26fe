package io.waybill.axonserver.eventstore;

/** Another server writes to this database: a second one would break the order of events, so it does not start. */
public final class DatabaseInUseException extends RuntimeException {

    /** For the database at {@code jdbcUrl}. */
    public DatabaseInUseException(String jdbcUrl) {
        super("Another Axon Server already writes to " + withoutParameters(jdbcUrl)
                + ". Stop it first, or give this one a database of its own.");
    }

    private static String withoutParameters(String jdbcUrl) {
        // They may hold a password.
        int parameters = jdbcUrl.indexOf('?');
        return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    }
}
