package io.waybill.command;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal.Reason;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/**
 * Compares the version that a command expects with the one there is, for every command of every aggregate. Axon's own
 * check comes after the handler, where its exception reaches the sender without anything to tell it from others.
 */
@Component
public class WhenVersionIsNotTheExpectedThenRefuse implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        boolean decides = handler.canHandleMessageType(CommandMessage.class)
                && AnnotatedElementUtils.hasAnnotation(handler.declaringClass(), AggregateRoot.class);
        return decides ? new Checked<>(handler) : handler;
    }

    private static final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public Object handle(Message<?> command, @Nullable T aggregate) throws Exception {
            Object expected = command.getMetaData().get(MetaDataKeys.EXPECTED_VERSION);
            if (aggregate != null && expected != null) {
                long version = Objects.requireNonNullElse(AggregateLifecycle.getVersion(), -1L);
                if (((Number) expected).longValue() != version) {
                    throw Refused.because(
                            Reason.VERSION_MISMATCH,
                            "It is at version " + version + ", not " + expected + ": read it again and decide anew.",
                            null);
                }
            }
            return super.handle(command, aggregate);
        }
    }
}
