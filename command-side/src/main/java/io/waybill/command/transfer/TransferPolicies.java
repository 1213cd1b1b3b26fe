package io.waybill.command.transfer;

import io.waybill.command.policy.PolicyProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policies that take every transfer to its end; their steps are so few and short that one thread takes them all. */
@Configuration(proxyBeanMethods = false)
class TransferPolicies {

    static final String PROCESSOR = "stock-transfers";

    @Bean
    PolicyProcessor stockTransfers() {
        return new PolicyProcessor(PROCESSOR);
    }
}
