package io.waybill.command.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.messages.MetaDataKeys;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends the commands that follow from events, in the name of whoever caused the event. */
@Component
public class FollowingCommands {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final CommandGateway gateway;
    private final Counter done;
    private final Counter failed;

    FollowingCommands(CommandGateway gateway, MeterRegistry meters) {
        this.gateway = gateway;
        this.done = sent("done", meters);
        this.failed = sent("failed", meters);
    }

    private static Counter sent(String outcome, MeterRegistry meters) {
        return Counter.builder("waybill.policy.commands")
                .description("How many commands policies sent; what failed is sent again")
                .tag("outcome", outcome)
                .register(meters);
    }

    /**
     * Sends a command from an event handler, and waits until it is carried out.
     *
     * @param command the command
     * @param requestId what makes it the same command when the event comes again. Never the request of the event: the
     *     aggregate would take the command for that request, sent once more
     * @throws IllegalStateException if it is not carried out, or nothing is heard of it for 5 s; the event has to come
     *     again
     */
    public void send(Object command, String requestId) {
        var message = GenericCommandMessage.asCommandMessage(command);
        var metaData = message.getMetaData()
                .withoutKeys(Set.of(MetaDataKeys.REQUEST_FINGERPRINT))
                .and(MetaDataKeys.REQUEST_ID, requestId);
        var outcome = failed;
        try {
            gateway.send(message.withMetaData(metaData)).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            outcome = done;
        } catch (ExecutionException e) {
            throw new IllegalStateException(command + " was not carried out", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Nothing was heard of " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        } finally {
            outcome.increment();
        }
    }
}
