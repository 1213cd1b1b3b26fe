package io.waybill.command;

import io.waybill.command.AppliedRequests.Applied;
import io.waybill.messages.MetaDataKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/**
 * Lets every aggregate that {@linkplain RecognisesRequests recognises requests} apply each one once. The request's id is
 * in the metadata of the events it led to, so a request that comes again after a crash between append and answer is
 * recognised too; its answer is made from these events, read back from the event store.
 */
@Component
public class WhenRequestWasAppliedThenAnswerAgain implements HandlerEnhancerDefinition {

    private final ObjectProvider<EventStore> eventStore;

    /** Looks for events that were applied before in {@code eventStore}. */
    public WhenRequestWasAppliedThenAnswerAgain(ObjectProvider<EventStore> eventStore) {
        this.eventStore = eventStore;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        if (!RecognisesRequests.class.isAssignableFrom(handler.declaringClass())
                || !AnnotatedElementUtils.hasAnnotation(handler.declaringClass(), AggregateRoot.class)) {
            return handler;
        }
        if (handler.canHandleMessageType(CommandMessage.class)) {
            return new Deciding<>(handler);
        }
        return handler.canHandleMessageType(EventMessage.class) ? new Sourcing<>(handler) : handler;
    }

    private final class Deciding<T> extends WrappedMessageHandlingMember<T> {

        Deciding(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public @Nullable Object handle(Message<?> command, @Nullable T target) throws Exception {
            String request = (String) command.getMetaData().get(MetaDataKeys.REQUEST_ID);
            if (target instanceof RecognisesRequests aggregate && request != null) {
                Applied applied = aggregate.appliedRequests().find(request);
                if (applied != null) {
                    AppliedRequests.requireSame(applied, command);
                    return answerAgain(aggregate, command, applied, request);
                }
            }
            return super.handle(command, target);
        }

        private Object answerAgain(RecognisesRequests aggregate, Message<?> command, Applied applied, String request) {
            var events = eventStore.getObject().readEvents(aggregateId(), applied.sequence());
            List<DomainEventMessage<?>> led = new ArrayList<>(List.of(events.next()));
            while (events.hasNext()
                    && request.equals(events.peek().getMetaData().get(MetaDataKeys.REQUEST_ID))) {
                led.add(events.next());
            }
            return GenericCommandResultMessage.asCommandResultMessage(aggregate.answerTo(command.getPayload(), led))
                    .andMetaData(Map.of(MetaDataKeys.REPLAYED, true));
        }

        private static String aggregateId() {
            return String.valueOf(((AggregateScopeDescriptor) Scope.describeCurrentScope()).getIdentifier());
        }
    }

    private static final class Sourcing<T> extends WrappedMessageHandlingMember<T> {

        Sourcing(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
            Object result = super.handle(message, target);
            if (target instanceof RecognisesRequests aggregate
                    && message instanceof DomainEventMessage<?> event
                    && event.getMetaData().get(MetaDataKeys.REQUEST_ID) instanceof String request) {
                String fingerprint = (String) event.getMetaData().get(MetaDataKeys.REQUEST_FINGERPRINT);
                aggregate.appliedRequests().remember(request, new Applied(event.getSequenceNumber(), fingerprint));
            }
            return result;
        }
    }
}
