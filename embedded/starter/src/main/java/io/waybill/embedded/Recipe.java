package io.waybill.embedded;

import java.io.IOException;

/** How one kind of server is started. */
@FunctionalInterface
interface Recipe<A> {

    /**
     * Starts the server and waits until it answers.
     *
     * @throws EmbeddedServerException if it does not start
     */
    Started<A> run(Start start) throws IOException, InterruptedException;
}
