package io.waybill.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Moments;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Preconditions;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.ProblemException;
import io.waybill.messages.shipment.CarrierCode;
import io.waybill.messages.shipment.ListShipments;
import io.waybill.messages.shipment.ShipmentPage;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells which shipments there are. */
@RestController
@RequestMapping("/api/shipments")
class ShipmentDirectoryEndpoint {

    private final Queries queries;
    private final ReadYourShipments readYourShipments;

    ShipmentDirectoryEndpoint(Queries queries, ReadYourShipments readYourShipments) {
        this.queries = queries;
        this.readYourShipments = readYourShipments;
    }

    @GetMapping
    @Operation(
            summary = "Shipments, the one booked last first; q looks into reference, customer and tracking number",
            description =
                    "from and to are about when they were booked: moments, of which to is the first that no longer"
                            + " counts, or days of the business, which count as a whole. total=true counts up to "
                            + ListShipments.COUNTED + "; where there are more, total is null.")
    Mono<ShipmentPage> list(
            @RequestParam(required = false) @Nullable ShipmentStatus status,
            @RequestParam(required = false) @Nullable String carrier,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean total) {
        String text = q == null || q.isBlank() ? null : Paging.text("q", q);
        return queries.ask(
                new ListShipments(
                        status,
                        carrier == null ? null : CarrierCode.of(carrier),
                        Moments.of("from", from),
                        Moments.of("to", to),
                        text,
                        Paging.limit(limit),
                        cursor,
                        total),
                ShipmentPage.class);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One shipment, with what happened to it")
    Mono<ResponseEntity<ShipmentView>> find(@PathVariable String id, ServerWebExchange exchange) {
        return readYourShipments
                .read(id, exchange)
                .map(view -> ResponseEntity.ok()
                        .eTag(Preconditions.eTag(view.version()))
                        .body(view))
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("shipment", id)));
    }
}
