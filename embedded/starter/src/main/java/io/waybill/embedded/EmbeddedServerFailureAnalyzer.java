package io.waybill.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of an {@link EmbeddedServerException} in place of its stack trace. */
final class EmbeddedServerFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedServerException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, EmbeddedServerException failure) {
        return new FailureAnalysis(failure.getMessage(), null, failure);
    }
}
