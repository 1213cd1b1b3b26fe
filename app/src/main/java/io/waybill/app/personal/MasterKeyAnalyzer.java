package io.waybill.app.personal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the master key is missing or another one than before. */
public final class MasterKeyAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, RuntimeException any) {
        for (Throwable cause = any; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingMasterKey) {
                return new FailureAnalysis(
                        "There is no master key for personal data.",
                        "Set " + PersonalDataSettings.MASTER_KEY
                                + " (or the environment variable WAYBILL_PERSONALDATA_MASTERKEY) to 32 random bytes in"
                                + " Base64, for example of: openssl rand -base64 32. Keep it: without it nobody can read"
                                + " what events say about persons. One is made only for the PostgreSQL that Waybill"
                                + " starts itself.",
                        cause);
            }
            if (cause instanceof WrongMasterKey) {
                return new FailureAnalysis(
                        cause.getMessage() + ".",
                        "Configure the key that was used before. To use a new one from now on, give it another name in"
                                + " " + PersonalDataSettings.PREFIX + ".master-key-id and keep the key before it under"
                                + " " + PersonalDataSettings.PREFIX + ".former-master-keys.<its name>.",
                        cause);
            }
        }
        return null;
    }
}
