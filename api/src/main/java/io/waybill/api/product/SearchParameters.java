package io.waybill.api.product;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.product.ProductSort;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a search for products. */
final class SearchParameters {

    /** No currency has more than four decimals. */
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,13}(\\.[0-9]{1,4})?");

    private SearchParameters() {}

    /**
     * A price to compare with.
     *
     * @param name the parameter's name
     * @param text its value, or absent
     * @return the price, or absent
     * @throws ProblemException if it is no price
     */
    static @Nullable BigDecimal price(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!PRICE.matcher(text).matches()) {
            throw bad(name, "must be 0 or more with at most 4 decimals, for example 99.50");
        }
        return new BigDecimal(text);
    }

    /**
     * In which order products are wanted.
     *
     * @param text the parameter's value, or absent for the best match first
     * @return the order
     * @throws ProblemException if there is no such order
     */
    static ProductSort sort(@Nullable String text) {
        return switch (text == null ? "relevance" : text) {
            case "relevance" -> ProductSort.RELEVANCE;
            case "name" -> ProductSort.NAME;
            case "-name" -> ProductSort.NAME_FALLING;
            case "price" -> ProductSort.PRICE;
            case "-price" -> ProductSort.PRICE_FALLING;
            case "newest" -> ProductSort.NEWEST;
            default -> throw bad("sort", "must be one of relevance, name, -name, price, -price and newest");
        };
    }

    private static ProblemException bad(String parameter, String detail) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + parameter + " " + detail + ".",
                List.of(new FieldError(parameter, detail)));
    }
}
