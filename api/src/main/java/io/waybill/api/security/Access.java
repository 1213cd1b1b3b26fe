package io.waybill.api.security;

/** What somebody needs to be let in. */
public sealed interface Access {

    /** Nothing: anybody may, signed in or not. */
    record Open() implements Access {}

    /** A good access token, whatever it permits. */
    record SignedIn() implements Access {}

    /**
     * An access token with a permission.
     *
     * @param permission one of {@link Permission}
     */
    record Permitted(String permission) implements Access {}

    /**
     * To be the very user that the path names as {@code id}, or else an access token with a permission.
     *
     * @param permission one of {@link Permission}
     */
    record OneselfOr(String permission) implements Access {}
}
