package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.download.Csv;
import io.waybill.api.live.EventStreams;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import io.waybill.messages.report.StockStatusReport;
import io.waybill.messages.report.StockStatusReport.LocationTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private static final Csv CSV = new Csv(List.of(
            new Column("location", Kind.TEXT),
            new Column("items", Kind.COUNT),
            new Column("quantity", Kind.COUNT),
            new Column("reserved", Kind.COUNT),
            new Column("available", Kind.COUNT),
            new Column("inStock", Kind.COUNT),
            new Column("lowStock", Kind.COUNT),
            new Column("outOfStock", Kind.COUNT)));

    private final StockStatusStream stream;
    private final EventStreams streams;

    StockStatusEndpoint(StockStatusStream stream, EventStreams streams) {
        this.stream = stream;
        this.streams = streams;
    }

    @GetMapping
    @Operation(
            summary = "How the stock stands, as a whole and by location",
            description = "As `text/csv` by location alone; `bom=true` for Excel.")
    Mono<StockStatusReport> report() {
        return stream.report();
    }

    @GetMapping(produces = "text/csv")
    @Operation(hidden = true)
    Mono<ResponseEntity<byte[]>> csv(@RequestParam(required = false) @Nullable String bom) {
        boolean forExcel = ReportDownload.forExcel(bom);
        return stream.report()
                .map(report -> ReportDownload.headers("stock-status")
                        .body(CSV.beginning(
                                forExcel,
                                report.locations().stream()
                                        .map(StockStatusEndpoint::row)
                                        .toList())));
    }

    private static Map<String, @Nullable Object> row(LocationTally location) {
        var tally = location.tally();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("location", location.location());
        row.put("items", tally.items());
        row.put("quantity", tally.quantity());
        row.put("reserved", tally.reserved());
        row.put("available", tally.available());
        row.put("inStock", tally.inStock());
        row.put("lowStock", tally.lowStock());
        row.put("outOfStock", tally.outOfStock());
        return row;
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events: snapshot once, then update with each change")
    Flux<ServerSentEvent<?>> stream(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return streams.stream(stream.open(EventStreams.lastEventId(exchange)), user);
    }
}
