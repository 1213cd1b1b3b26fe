package io.waybill.embedded;

/**
 * What a client needs to use the embedded Redis.
 *
 * @param endpoint where it listens
 * @param password the default user's password, made at random when the data folder was created
 */
public record RedisAddress(Endpoint endpoint, String password) {

    /** Leaves the password out, since addresses end up in logs. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
