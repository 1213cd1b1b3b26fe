package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Downloads;
import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.live.EventStreams;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.report.StockStatusReport;
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

/** How the stock stands, now and as it changes. */
@RestController
@RequestMapping("/api/reports/stock-status")
class StockStatusEndpoint {

    private final StockStatusStream stream;
    private final ReportFiles files;
    private final EventStreams streams;

    StockStatusEndpoint(StockStatusStream stream, ReportFiles files, EventStreams streams) {
        this.stream = stream;
        this.files = files;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "How the stock stands, as a whole and by location", description = "As a file by location.")
    Mono<StockStatusReport> report() {
        return stream.report();
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(
            @RequestParam(required = false) @Nullable String bom, ServerWebExchange exchange) {
        return file(Format.CSV, ReportFiles.forExcel(bom), exchange);
    }

    @GetMapping(produces = Format.XLSX_TYPE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> xlsx(ServerWebExchange exchange) {
        return file(Format.XLSX, false, exchange);
    }

    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> pdf(ServerWebExchange exchange) {
        return file(Format.PDF, false, exchange);
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> file(Format format, boolean forExcel, ServerWebExchange exchange) {
        return files.ofStock(format, Language.askedFor(exchange.getRequest().getHeaders()), forExcel)
                .map(file -> Downloads.answer(
                        format,
                        file.name(),
                        file.bytes(),
                        exchange.getResponse().bufferFactory()));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events: snapshot once, then update with each change")
    Flux<ServerSentEvent<?>> stream(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return streams.stream(stream.open(EventStreams.lastEventId(exchange)), user);
    }
}
