package io.waybill.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.live.EventStreams;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.shipment.TrackingView;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells anybody who has its number where a shipment is. */
@RestController
@RequestMapping("/api/tracking/{trackingNumber}")
class TrackingEndpoint {

    private final TrackingStream stream;
    private final EventStreams streams;

    TrackingEndpoint(TrackingStream stream, EventStreams streams) {
        this.stream = stream;
        this.streams = streams;
    }

    @GetMapping
    @Operation(summary = "Where a shipment is and was, without anything about a person")
    Mono<TrackingAnswer> find(@PathVariable String trackingNumber) {
        return known(trackingNumber).map(TrackingAnswer::of);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "The same as server-sent events: snapshot once, then update with each change")
    Flux<ServerSentEvent<?>> stream(@PathVariable String trackingNumber, ServerWebExchange exchange) {
        Long lastSeen = EventStreams.lastEventId(exchange);
        return known(trackingNumber).flatMapMany(shipment -> streams.stream(stream.open(shipment, lastSeen)));
    }

    private Mono<TrackingView> known(String trackingNumber) {
        return stream.find(trackingNumber)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no shipment with this tracking number.")));
    }
}
