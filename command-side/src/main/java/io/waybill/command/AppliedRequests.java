package io.waybill.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an aggregate has applied lately, each with the event it led to. Part of the aggregate's state: it is
 * rebuilt from the metadata of the events, so it survives whatever the answer to the request did not.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public final class AppliedRequests {

    /** How many requests an aggregate recognises at least. */
    public static final int REMEMBERED = 2_000;

    private Map<String, Applied> byRequest = new LinkedHashMap<>();

    /**
     * What became of a request.
     *
     * @param sequence the sequence number of the first event it led to
     * @param fingerprint of what was asked for, absent where the sender gave none
     */
    public record Applied(long sequence, @Nullable String fingerprint) {}

    /**
     * Whether the request that a command came with led to an event here before.
     *
     * @param command the command
     * @return false for one that was never applied, or long ago
     * @throws Refused if the request carries the idempotency key of another one
     */
    public boolean include(Message<?> command) {
        Applied applied =
                command.getMetaData().get(MetaDataKeys.REQUEST_ID) instanceof String request ? find(request) : null;
        if (applied == null) {
            return false;
        }
        requireSame(applied, command);
        return true;
    }

    /**
     * @throws Refused if the command asks for something else than what was applied
     */
    static void requireSame(Applied applied, Message<?> command) {
        Object fingerprint = command.getMetaData().get(MetaDataKeys.REQUEST_FINGERPRINT);
        if (fingerprint != null && applied.fingerprint() != null && !fingerprint.equals(applied.fingerprint())) {
            throw Refused.because(
                    Reason.REQUEST_REUSED, "This idempotency key was used for another request before.", null);
        }
    }

    /** What became of a request, absent for one that was never applied, or long ago. */
    @Nullable
    Applied find(String requestId) {
        return byRequest.get(requestId);
    }

    /** A request has led to an event; of several the first one counts. */
    void remember(String requestId, Applied applied) {
        byRequest.putIfAbsent(requestId, applied);
        if (byRequest.size() > REMEMBERED) {
            byRequest.remove(byRequest.keySet().iterator().next());
        }
    }
}
