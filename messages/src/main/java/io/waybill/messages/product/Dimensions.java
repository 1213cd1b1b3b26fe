package io.waybill.messages.product;

/**
 * The outer dimensions of a packed product.
 *
 * @param length in millimetres, more than 0
 * @param width in millimetres, more than 0
 * @param height in millimetres, more than 0
 */
public record Dimensions(int length, int width, int height) {

    /**
     * @throws IllegalArgumentException if a side is not more than 0
     */
    public Dimensions {
        if (length <= 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("every dimension must be more than 0 mm");
        }
    }
}
