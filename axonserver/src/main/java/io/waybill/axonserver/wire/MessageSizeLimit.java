package io.waybill.axonserver.wire;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;

/**
 * Refuses messages that a client over TCP could not have sent either: the in-process transport hands objects over and
 * knows no sizes.
 */
public final class MessageSizeLimit implements ServerInterceptor {

    private final int bytes;

    /** @param bytes the largest message accepted */
    public MessageSizeLimit(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {

            private boolean refused;

            @Override
            public void onMessage(Q message) {
                if (!refused && message instanceof MessageLite sized && sized.getSerializedSize() > bytes) {
                    refused = true;
                    StatusRuntimeException refusal = Refusal.LIMIT_EXCEEDED.because("a message of "
                            + sized.getSerializedSize() + " bytes exceeds the limit of " + bytes + " bytes");
                    call.close(refusal.getStatus(), new Metadata());
                    super.onCancel();
                } else if (!refused) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }

            @Override
            public void onCancel() {
                if (!refused) {
                    super.onCancel();
                }
            }

            @Override
            public void onComplete() {
                if (!refused) {
                    super.onComplete();
                }
            }
        };
    }
}
