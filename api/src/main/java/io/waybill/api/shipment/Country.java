package io.waybill.api.shipment;

import io.waybill.messages.shipment.Place;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text that is absent, or the ISO 3166-1 alpha-2 code of a country. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Country.Check.class)
@interface Country {

    /** What to say. */
    String message() default "must be an ISO 3166-1 alpha-2 code, for example TH";

    /** Unused. */
    Class<?>[] groups() default {};

    /** Unused. */
    Class<? extends Payload>[] payload() default {};

    /** Knows the codes. */
    final class Check implements ConstraintValidator<Country, String> {

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            return code == null || Place.isCountry(code);
        }
    }
}
