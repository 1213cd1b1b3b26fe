package io.waybill.api.problem;

import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Says what is wrong with a field in English, as every problem document does. The texts are read at the start; read
 * when first needed, for the language of the request, they would be read on the event loop.
 */
@Configuration(proxyBeanMethods = false)
class ValidationMessages {

    @Bean
    LocalValidatorFactoryBean defaultValidator() {
        var validator = new LocalValidatorFactoryBean();
        validator.setMessageInterpolator(new ParameterMessageInterpolator(
                Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, true));
        return validator;
    }
}
