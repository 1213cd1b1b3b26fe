package io.waybill.axonserver.platform;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.waybill.axonserver.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets a call in when it names the one context there is, and the access token if one is configured. */
public final class AccessCheck implements ServerInterceptor {

    private static final Metadata.Key<String> CONTEXT =
            Metadata.Key.of("AxonIQ-Context", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("AxonIQ-Access-Token", Metadata.ASCII_STRING_MARSHALLER);
    private static final String ONLY_CONTEXT = "default";

    private final @Nullable String accessToken;

    /** @param accessToken what clients must present, null to admit everybody */
    public AccessCheck(@Nullable String accessToken) {
        this.accessToken = accessToken;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        StatusRuntimeException refusal = refusal(headers);
        if (refusal == null) {
            return next.startCall(call, headers);
        }
        Metadata trailers = refusal.getTrailers();
        call.close(refusal.getStatus(), trailers == null ? new Metadata() : trailers);
        return new ServerCall.Listener<>() {};
    }

    private @Nullable StatusRuntimeException refusal(Metadata headers) {
        if (accessToken != null) {
            String token = headers.get(TOKEN);
            if (token == null) {
                return Refusal.TOKEN_MISSING.because("this server needs an access token");
            }
            if (!MessageDigest.isEqual(bytes(token), bytes(accessToken))) {
                return Refusal.TOKEN_INVALID.because("the access token is not valid");
            }
        }
        String context = headers.get(CONTEXT);
        if (context != null && !context.isEmpty() && !context.equals(ONLY_CONTEXT)) {
            return Refusal.CONTEXT_UNKNOWN.because(
                    "there is no context " + context + ": this server has only " + ONLY_CONTEXT);
        }
        return null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
