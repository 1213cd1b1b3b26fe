package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Downloads;
import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.live.EventStreams;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.ShowReport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reports over a period: as JSON, as files, and as they change. */
@RestController
@RequestMapping("/api/reports/{type}")
class ReportEndpoint {

    private final Reports reports;
    private final ReportFiles files;
    private final EventStreams streams;

    ReportEndpoint(Reports reports, ReportFiles files, EventStreams streams) {
        this.reports = reports;
        this.files = files;
        this.streams = streams;
    }

    @GetMapping
    @ReportParameters
    @Operation(summary = "A report over a period, by days of the business zone", description = """
                    `stock-movements`: by `day`, `week`, `month`, `location`, `product` or `movement`, of a `location`, \
                    `productId` or `movement`. \
                    `sales-summary`: by `day`, `week`, `month`, `product`, `category` or `location`, of a `location`, \
                    `productId`, `category` or `currency`. \
                    `shipping-performance`: by `carrierZone`, `carrier`, `zone`, `day`, `week` or `month`, of a `carrier` or \
                    `zone`. \
                    `financial-statement`: by `day`, `week` or `month`, of a `currency`. \
                    As a file it has all rows, but a PDF 20,000 at most.""")
    Mono<Report> report(@PathVariable String type, ServerWebExchange exchange) {
        return reports.show(query(type, exchange));
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String bom,
            ServerWebExchange exchange) {
        return file(type, Format.CSV, ReportFiles.forExcel(bom), exchange);
    }

    @GetMapping(produces = Format.XLSX_TYPE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> xlsx(@PathVariable String type, ServerWebExchange exchange) {
        return file(type, Format.XLSX, false, exchange);
    }

    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> pdf(@PathVariable String type, ServerWebExchange exchange) {
        return file(type, Format.PDF, false, exchange);
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> file(
            String type, Format format, boolean forExcel, ServerWebExchange exchange) {
        var language = Language.askedFor(exchange.getRequest().getHeaders());
        return files.of(query(type, exchange), format, language, forExcel)
                .map(file -> Downloads.answer(
                        format,
                        file.name(),
                        file.bytes(),
                        exchange.getResponse().bufferFactory()));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ReportParameters
    @Operation(
            summary = "The same as server-sent events: snapshot once, then update with the report again as it changes")
    Flux<ServerSentEvent<?>> stream(
            @PathVariable String type, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        var request = request(type, exchange);
        var stream = streams.stream(reports.open(request, EventStreams.lastEventId(exchange)), user);
        // Only the query side can tell a cursor, and nothing can be refused once the stream has begun.
        return request.cursor() == null
                ? stream
                : reports.show(request.at(reports.today())).thenMany(stream);
    }

    private ShowReport query(String type, ServerWebExchange exchange) {
        return request(type, exchange).at(reports.today());
    }

    private ReportRequest request(String type, ServerWebExchange exchange) {
        return ReportRequest.of(type, exchange.getRequest().getQueryParams(), reports.today());
    }
}
