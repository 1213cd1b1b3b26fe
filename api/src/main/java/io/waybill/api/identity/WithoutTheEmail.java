package io.waybill.api.identity;

import io.waybill.messages.Texts;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The password does not contain the address it belongs to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WithoutTheEmail.Check.class)
@interface WithoutTheEmail {

    /** What is wrong otherwise. */
    String message() default "must not contain the email address";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Compares without case. */
    final class Check implements ConstraintValidator<WithoutTheEmail, RegistrationRequest> {

        @Override
        public boolean isValid(RegistrationRequest request, ConstraintValidatorContext context) {
            boolean valid = !contains(request.password(), request.email());
            if (!valid) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode("password")
                        .addConstraintViolation();
            }
            return valid;
        }

        /** Whether a password contains an address; a missing or blank one is another constraint's concern. */
        static boolean contains(@Nullable String password, @Nullable String email) {
            return password != null
                    && email != null
                    && !email.isBlank()
                    && Texts.folded(password).contains(Texts.folded(email));
        }
    }
}
