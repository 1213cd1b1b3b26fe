package io.waybill.axonserver.wire;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a client's messages one at a time, and none while the client does not read what it is sent: otherwise
 * acknowledgements for a client that only ever sends would pile up.
 */
public final class Inbound {

    private final ServerCallStreamObserver<?> client;
    private final AtomicBoolean paused = new AtomicBoolean();

    /** Starts to read; to be called before the stream's method returns. */
    public Inbound(ServerCallStreamObserver<?> client) {
        this.client = client;
        client.disableAutoRequest();
        client.request(1);
    }

    /** A message was handled: the next one may come, now or later. */
    public void handled() {
        if (client.isReady()) {
            client.request(1);
        } else {
            paused.set(true);
            // It may have become ready in between, and would not say so again.
            if (client.isReady()) {
                resume();
            }
        }
    }

    /** Reads on if that was paused: to be called when the transport is ready. */
    public void resume() {
        if (paused.compareAndSet(true, false)) {
            client.request(1);
        }
    }
}
