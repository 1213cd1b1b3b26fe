package io.waybill.axonserver.wire;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One client's side of a stream, open to many threads: messages go out one at a time and none after the end. Sending
 * hands the message to the transport and does not wait.
 *
 * @param <T> the message
 */
public final class Outbox<T> {

    private final ServerCallStreamObserver<T> stream;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean ended;

    /** Sends to {@code stream}. */
    public Outbox(ServerCallStreamObserver<T> stream) {
        this.stream = stream;
    }

    /** Whether the transport takes more without buffering much. */
    public boolean isReady() {
        return stream.isReady();
    }

    /** Sends {@code message}, or drops it when the stream has ended. */
    public void send(T message) {
        lock.lock();
        try {
            if (!ended && !stream.isCancelled()) {
                stream.onNext(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream in good order; later calls do nothing. */
    public void complete() {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                if (!stream.isCancelled()) {
                    stream.onCompleted();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream with an error; later calls do nothing. */
    public void fail(StatusRuntimeException reason) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                if (!stream.isCancelled()) {
                    stream.onError(reason);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
