package io.waybill.api.stock;

import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.transfer.TransferOrder;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as clients write it.
 *
 * @param productId the product
 * @param fromLocation where the goods are
 * @param toLocation where they go, another location
 * @param quantity how many
 */
@TransferRequest.Valid
record TransferRequest(
        @NotBlank @Size(max = 64) String productId,

        @NotBlank @Size(max = StockItemId.LONGEST_LOCATION) String fromLocation,

        @NotBlank @Size(max = StockItemId.LONGEST_LOCATION) String toLocation,

        @NotNull @Positive @Max(RecordStockMovement.MOST) Long quantity) {

    TransferOrder order() {
        return new TransferOrder(productId, fromLocation, toLocation, quantity);
    }

    /** The locations are two. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Check.class)
    @interface Valid {
        /** What to say. */
        String message() default "must be another location than fromLocation";

        /** Unused. */
        Class<?>[] groups() default {};

        /** Unused. */
        Class<? extends Payload>[] payload() default {};
    }

    /** Compares the locations. */
    public static final class Check implements ConstraintValidator<Valid, TransferRequest> {

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable TransferRequest transfer, ConstraintValidatorContext context) {
            if (transfer == null
                    || transfer.fromLocation() == null
                    || transfer.toLocation() == null
                    || !transfer.fromLocation()
                            .strip()
                            .equals(transfer.toLocation().strip())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("toLocation")
                    .addConstraintViolation();
            return false;
        }
    }
}
