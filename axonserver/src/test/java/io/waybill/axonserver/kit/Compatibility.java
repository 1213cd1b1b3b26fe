package io.waybill.axonserver.kit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a client may rely on, of any Axon Server: the cases are in the subclasses. They share one store with whatever is
 * in it, so each uses identifiers and names of its own.
 */
public abstract class Compatibility {

    @RegisterExtension
    static final ServerUnderTest SERVER = new ServerUnderTest();

    protected Clients clients = new Clients("", 0);

    @BeforeEach
    void connectClients() {
        clients = new Clients(SERVER.host(), SERVER.port(), SERVER::channel);
    }

    @AfterEach
    void closeClients() {
        clients.close();
    }
}
