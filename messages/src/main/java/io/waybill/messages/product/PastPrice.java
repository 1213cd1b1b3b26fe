package io.waybill.messages.product;

import io.waybill.messages.Money;
import io.waybill.messages.user.NamedUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price that a product had, or has.
 *
 * @param from from when on
 * @param price the price from then on
 * @param previousPrice the price before, absent for the first
 * @param by who decided it, absent where that is not known or not for the one who asks
 * @param version the version of the product with it
 */
public record PastPrice(
        Instant from,
        Money price,
        @Nullable Money previousPrice,
        @Nullable NamedUser by,
        long version) {

    /** The same without who decided it. */
    public PastPrice anonymous() {
        return new PastPrice(from, price, previousPrice, null, version);
    }
}
