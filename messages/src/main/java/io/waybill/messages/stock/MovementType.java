package io.waybill.messages.stock;

/** Why a quantity changes. */
public enum MovementType {
    /** Goods came in. */
    RECEIVED,
    /** Goods were sold and left. */
    SOLD,
    /** Sold goods came back. */
    RETURNED,
    /** Goods were lost or broken. */
    DAMAGED,
    /** A count showed another quantity; the only type whose quantity carries a sign. */
    ADJUSTED,
    /** Goods left for another location. */
    TRANSFERRED_OUT,
    /** Goods came from another location. */
    TRANSFERRED_IN,
    /** Goods that another location turned away came back. */
    TRANSFER_RETURNED;

    /** Whether it happens only as a step of a transfer, and nobody can record it by itself. */
    public boolean partOfTransfer() {
        return switch (this) {
            case RECEIVED, SOLD, RETURNED, DAMAGED, ADJUSTED -> false;
            case TRANSFERRED_OUT, TRANSFERRED_IN, TRANSFER_RETURNED -> true;
        };
    }

    /** Whether it brings goods that did not leave this stock item before. */
    public boolean bringsNewGoods() {
        return this == RECEIVED || this == TRANSFERRED_IN;
    }

    /**
     * What a movement of this type does to the quantity on hand.
     *
     * @param quantity the quantity of the movement: signed and not 0 for {@link #ADJUSTED}, else more than 0
     * @return the change of the quantity on hand
     * @throws IllegalArgumentException if the quantity has the wrong sign
     */
    public long change(long quantity) {
        if (quantity == 0 || (quantity < 0 && this != ADJUSTED)) {
            throw new IllegalArgumentException(
                    this == ADJUSTED ? "quantity must not be 0" : "quantity must be more than 0");
        }
        return switch (this) {
            case RECEIVED, RETURNED, ADJUSTED, TRANSFERRED_IN, TRANSFER_RETURNED -> quantity;
            case SOLD, DAMAGED, TRANSFERRED_OUT -> -quantity;
        };
    }
}
