package io.waybill.embedded;

import java.time.Duration;

/**
 * Is told how far the start is. Called from the thread that starts the server, so from several at once.
 *
 * <p>An application that names its own in {@code META-INF/spring.factories} replaces the lines on standard output.
 */
public interface StartListener {

    /**
     * Something takes a while that an ordinary start does not need.
     *
     * @param server whose start it delays
     * @param what what is being done, for example {@code creating the database}
     */
    void preparing(Server server, String what);

    /**
     * The server answers.
     *
     * @param server which one
     * @param version its version, as it gives it
     * @param endpoint where it listens
     * @param took from the beginning of its start, whatever had to be prepared included
     */
    void ready(Server server, String version, Endpoint endpoint, Duration took);
}
