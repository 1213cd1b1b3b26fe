package io.waybill.api.report;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.EventStreams;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.report.StockStatusReport;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the stock stands, now and as it changes. */
@RestController
@RequestMapping("/api/reports/stock-status")
class StockStatusEndpoint {

    private final StockStatusStream stream;
    private final EventStreams streams;

    StockStatusEndpoint(StockStatusStream stream, EventStreams streams) {
        this.stream = stream;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "How the stock stands, as a whole and by location")
    Mono<StockStatusReport> report() {
        return stream.report();
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events: snapshot once, then update with each change")
    Flux<ServerSentEvent<?>> stream(@AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return streams.stream(stream.open(EventStreams.lastEventId(exchange)), user);
    }
}
