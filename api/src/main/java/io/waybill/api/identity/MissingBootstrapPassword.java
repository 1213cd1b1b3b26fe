package io.waybill.api.identity;

/** There is no password for the first account; start-up is refused. */
public final class MissingBootstrapPassword extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the property that is missing. */
    public MissingBootstrapPassword() {
        super("waybill.bootstrap.administrator.password is not set");
    }
}
