package io.waybill.api.shipment;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment that is absent, or can be when something was seen. A day ahead is what a wrong time zone makes of now; beyond
 * it, whatever truly happens next would count as late.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Plausible.Check.class)
@interface Plausible {

    /** What to say. */
    String message() default "must be after the year 2000 and at most a day ahead";

    /** Unused. */
    Class<?>[] groups() default {};

    /** Unused. */
    Class<? extends Payload>[] payload() default {};

    /** Compares with the clock. */
    final class Check implements ConstraintValidator<Plausible, Instant> {

        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Duration FARTHEST_AHEAD = Duration.ofDays(1);

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
            return moment == null
                    || (moment.isAfter(EARLIEST)
                            && moment.isBefore(Instant.now().plus(FARTHEST_AHEAD)));
        }
    }
}
