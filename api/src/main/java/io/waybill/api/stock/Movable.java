package io.waybill.api.stock;

import io.waybill.messages.stock.MovementType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** What every movement consists of, as clients write it: a type that people record, and a quantity with its sign. */
@Movable.Valid
interface Movable {

    /** Why the quantity changes. */
    @Nullable
    MovementType type();

    /** How many. */
    @Nullable
    Long quantity();

    /** The type is one that people record, and the sign of the quantity goes with it. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Check.class)
    @interface Valid {
        /** What to say. */
        String message() default "is not a movement";

        /** Unused. */
        Class<?>[] groups() default {};

        /** Unused. */
        Class<? extends Payload>[] payload() default {};
    }

    /** Checks both fields, and says of each what is wrong. */
    final class Check implements ConstraintValidator<Valid, Movable> {

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Movable movement, ConstraintValidatorContext context) {
            if (movement == null || movement.type() == null) {
                return true; // Said by others.
            }
            context.disableDefaultConstraintViolation();
            var type = movement.type();
            if (type.partOfTransfer()) {
                return reject(context, "type", "is made by a transfer");
            }
            Long quantity = movement.quantity();
            if (quantity == null || quantity > 0) {
                return true;
            }
            if (type != MovementType.ADJUSTED) {
                return reject(context, "quantity", "must be more than 0");
            }
            return quantity != 0 || reject(context, "quantity", "must not be 0");
        }

        private static boolean reject(ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
