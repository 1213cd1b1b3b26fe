package io.waybill.api.identity;

/** There is no password for the first account. */
public final class MissingBootstrapPassword extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what to do. */
    public MissingBootstrapPassword() {
        super("Set waybill.bootstrap.administrator.password (environment variable"
                + " WAYBILL_BOOTSTRAP_ADMINISTRATOR_PASSWORD) to the first password of the administrator: the known one"
                + " is only for servers that Waybill starts itself.");
    }
}
