package io.waybill.command;

import io.waybill.messages.Refusal.Reason;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Turns a missing aggregate into a refusal. The class of an exception does not survive the way back over Axon
 * Server; only the details of a {@link Refused} do.
 */
@Component
class WhenAggregateIsMissingThenRefuse implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException e) {
            throw Refused.because(
                    Reason.UNKNOWN, "There is nothing with the id " + e.getAggregateIdentifier() + ".", e);
        }
    }
}
