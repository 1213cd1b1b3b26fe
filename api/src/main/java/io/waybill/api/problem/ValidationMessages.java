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
        validator.setMessageInterpolator(new InEnglish());
        return validator;
    }

    /** Whatever language the request asks for: in one that it was not made for, the interpolator fails. */
    private static final class InEnglish extends ParameterMessageInterpolator {

        InEnglish() {
            super(Set.of(Locale.ENGLISH), Locale.ENGLISH, context -> Locale.ENGLISH, true);
        }

        @Override
        public String interpolate(String message, Context context, Locale asked) {
            return super.interpolate(message, context, Locale.ENGLISH);
        }
    }
}
