package io.waybill.app.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says of a taken port what to do, before Boot's own analyzer gets to. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
        return new FailureAnalysis(
                "Port " + cause.getPort() + " is in use.",
                "Stop what listens there, or choose others: --server.port=8090 --management.server.port=8091",
                cause);
    }
}
