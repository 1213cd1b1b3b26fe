package io.waybill.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The role {@code command}: the aggregates and the policies around them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

    /** Where Axon Server's connector hands in the commands that it routes to this process. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration axon) {
        var commands = new RefusingCommandBus(SimpleCommandBus.builder());
        commands.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return commands;
    }
}
