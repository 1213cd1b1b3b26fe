package io.waybill.api.shipment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text that is absent, or has more than white space and no control characters but tabs and line ends: PostgreSQL keeps
 * no NUL, and an event that no read model can keep would stand in the way of those behind it.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Written.Check.class)
@interface Written {

    /** What to say. */
    String message() default "must have more than white space, and no control characters";

    /** Unused. */
    Class<?>[] groups() default {};

    /** Unused. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at every character. */
    final class Check implements ConstraintValidator<Written, String> {

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || (!text.isBlank() && text.chars().noneMatch(Check::isControl));
        }

        private static boolean isControl(int character) {
            return Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
        }
    }
}
