package io.waybill.app.start;

import io.waybill.api.identity.MissingBootstrapPassword;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the administrator has no first password. */
public final class PasswordAnalyzer extends AbstractFailureAnalyzer<MissingBootstrapPassword> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, MissingBootstrapPassword cause) {
        return new FailureAnalysis(
                "The administrator has no first password.",
                "Set waybill.bootstrap.administrator.password"
                        + " (or the environment variable WAYBILL_BOOTSTRAP_ADMINISTRATOR_PASSWORD). The known password"
                        + " is only for the PostgreSQL that Waybill starts itself.",
                cause);
    }
}
