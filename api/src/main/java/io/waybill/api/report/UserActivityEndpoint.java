package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Format;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.ReportType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The report on people at a path of its own: not everybody who may see reports may see what others do. */
@RestController
@RequestMapping("/api/reports/user-activity")
class UserActivityEndpoint {

    private static final String TYPE = ReportType.USER_ACTIVITY.path();

    private final ReportEndpoint reports;

    UserActivityEndpoint(ReportEndpoint reports) {
        this.reports = reports;
    }

    @GetMapping
    @ReportParameters
    @Operation(summary = "How much people do, by days of the business zone", description = """
                    By `day`, `week`, `month`, `user`, `action` or `entityType`, of a `userId`, `action` or `entityType`. \
                    As a file it has all rows, but a PDF 20,000 at most.""")
    Mono<Report> report(ServerWebExchange exchange) {
        return reports.report(TYPE, exchange);
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @RequestParam(required = false) @Nullable String bom, ServerWebExchange exchange) {
        return reports.csv(TYPE, bom, exchange);
    }

    @GetMapping(produces = Format.XLSX_TYPE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> xlsx(ServerWebExchange exchange) {
        return reports.xlsx(TYPE, exchange);
    }

    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> pdf(ServerWebExchange exchange) {
        return reports.pdf(TYPE, exchange);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ReportParameters
    @Operation(
            summary = "The same as server-sent events: snapshot once, then update with the report again as it changes")
    Flux<ServerSentEvent<?>> stream(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return reports.stream(TYPE, user, exchange);
    }
}
