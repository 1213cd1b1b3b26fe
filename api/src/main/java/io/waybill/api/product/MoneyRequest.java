package io.waybill.api.product;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.waybill.messages.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Money as clients write it.
 *
 * @param amount a decimal number of 0 or more, with no more decimals than the currency has
 * @param currency an ISO-4217 code
 */
@MoneyRequest.Valid
record MoneyRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, pattern = "[0-9]{1,12}(\\.[0-9]{1,4})?", example = "99.99")
        @Nullable
        String amount,

        @Schema(requiredMode = RequiredMode.REQUIRED, example = "THB") @Nullable
        String currency) {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,4})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** The same money in minor units; only for what was found valid. */
    Money money() {
        var unit = Currency.getInstance(currency);
        return new Money(new BigDecimal(amount).movePointRight(digits(unit)).longValueExact(), unit.getCurrencyCode());
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** The amount and the currency are good, and go together. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Check.class)
    @interface Valid {
        /** What to say. */
        String message() default "is not money";

        /** Unused. */
        Class<?>[] groups() default {};

        /** Unused. */
        Class<? extends Payload>[] payload() default {};
    }

    /** Checks both fields, and says of each what is wrong. */
    public static final class Check implements ConstraintValidator<Valid, MoneyRequest> {

        /** Made by the validation provider. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable MoneyRequest money, ConstraintValidatorContext context) {
            if (money == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            boolean knownCurrency = money.currency() != null && CURRENCIES.contains(money.currency());
            if (!knownCurrency) {
                reject(context, "currency", "must be an ISO 4217 code, for example THB");
            }
            String amount = money.amount();
            if (amount == null || !AMOUNT.matcher(amount).matches()) {
                reject(context, "amount", "must be a decimal number as a string, for example \"99.99\"");
                return false;
            }
            if (knownCurrency
                    && new BigDecimal(amount).stripTrailingZeros().scale()
                            > digits(Currency.getInstance(money.currency()))) {
                reject(context, "amount", "has more decimals than " + money.currency() + " has");
                return false;
            }
            return knownCurrency;
        }

        private static void reject(ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
        }
    }
}
