package io.waybill.command;

import io.waybill.messages.Refusal.Reason;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.springframework.stereotype.Component;

/**
 * Turns what Axon's repositories throw into refusals. An exception's class does not survive the way back over Axon
 * Server; only the details of a {@link Refused} do.
 */
@Component
class WhenAggregateIsMissingOrMovedOnThenRefuse implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (ConflictingAggregateVersionException e) {
            throw Refused.because(
                    Reason.VERSION_MISMATCH,
                    "It is at version " + e.getActualVersion() + ", not " + e.getExpectedVersion()
                            + ": read it again and decide anew.",
                    e);
        } catch (AggregateNotFoundException e) {
            throw Refused.because(
                    Reason.UNKNOWN, "There is nothing with the id " + e.getAggregateIdentifier() + ".", e);
        }
    }
}
