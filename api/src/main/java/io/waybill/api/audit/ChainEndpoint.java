package io.waybill.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.VerifyChain;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Proves that nobody changed what happened. */
@RestController
class ChainEndpoint {

    private final Queries queries;

    ChainEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/audit/verify")
    @Operation(
            summary = "Whether every event, from one position to another, is as it was when it was chained",
            description = "It stops after some seconds and says at which position to go on.")
    Mono<ChainReport> verify(
            @RequestParam(required = false) @Nullable Long from, @RequestParam(required = false) @Nullable Long to) {
        long first = from == null ? 0 : from;
        long last = to == null ? Long.MAX_VALUE : to;
        if (first < 0 || last < first) {
            return Mono.error(new ProblemException(
                    ProblemType.INVALID_REQUEST, "from and to are positions, 0 or more, and to is not below from."));
        }
        return queries.ask(new VerifyChain(first, last), ChainReport.class);
    }
}
