package io.waybill.axonserver.wire;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * The reasons to refuse a request that clients of Axon Server know by code. The codes are those of the connector's
 * published error categories.
 */
public enum Refusal {
    TOKEN_MISSING("AXONIQ-1000", Status.Code.UNAUTHENTICATED),
    TOKEN_INVALID("AXONIQ-1001", Status.Code.PERMISSION_DENIED),
    UNSUPPORTED_INSTRUCTION("AXONIQ-1002", Status.Code.UNIMPLEMENTED),
    CONTEXT_UNKNOWN("AXONIQ-1302", Status.Code.NOT_FOUND),
    SEQUENCE_INVALID("AXONIQ-2000", Status.Code.OUT_OF_RANGE),
    EVENT_TOO_LARGE("AXONIQ-2001", Status.Code.RESOURCE_EXHAUSTED),
    STORE_UNAVAILABLE("AXONIQ-2100", Status.Code.UNAVAILABLE),
    NO_COMMAND_HANDLER("AXONIQ-4000", Status.Code.NOT_FOUND),
    COMMAND_NOT_EXECUTED("AXONIQ-4002", Status.Code.UNKNOWN),
    COMMAND_NOT_DISPATCHED("AXONIQ-4003", Status.Code.RESOURCE_EXHAUSTED),
    NO_QUERY_HANDLER("AXONIQ-5000", Status.Code.NOT_FOUND),
    QUERY_NOT_EXECUTED("AXONIQ-5001", Status.Code.UNKNOWN),
    QUERY_NOT_DISPATCHED("AXONIQ-5002", Status.Code.RESOURCE_EXHAUSTED),
    STORE_READ_FAILED("AXONIQ-9000", Status.Code.INTERNAL),
    STORE_WRITE_FAILED("AXONIQ-9100", Status.Code.INTERNAL),
    OUTCOME_UNKNOWN("AXONIQ-9100", Status.Code.UNKNOWN),
    INVALID("AXONIQ-9200", Status.Code.INVALID_ARGUMENT),
    LIMIT_EXCEEDED("AXONIQ-0001", Status.Code.RESOURCE_EXHAUSTED),
    SHUTTING_DOWN("AXONIQ-0001", Status.Code.UNAVAILABLE);

    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);
    private static final String LOCATION = "AxonServer";

    private final String code;
    private final Status.Code status;

    Refusal(String code, Status.Code status) {
        this.code = code;
        this.status = status;
    }

    /** The code that clients know, such as {@code AXONIQ-2000}. */
    public String code() {
        return code;
    }

    /** The end of a call: a status whose description begins with the code in brackets, and the code as a trailer. */
    public StatusRuntimeException because(String reason) {
        Metadata trailers = new Metadata();
        trailers.put(CODE, code);
        return Status.fromCode(status)
                .withDescription("[" + code + "] " + reason)
                .asRuntimeException(trailers);
    }

    /** The same as part of an answer, for calls that carry their errors inside. */
    public ErrorMessage message(String reason) {
        return ErrorMessage.newBuilder()
                .setErrorCode(code)
                .setMessage(reason)
                .setLocation(LOCATION)
                .build();
    }
}
