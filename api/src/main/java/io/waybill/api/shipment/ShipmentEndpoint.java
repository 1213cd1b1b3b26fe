package io.waybill.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.api.shipment.AddressRequest.Booking;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.CancelShipment;
import io.waybill.messages.shipment.DispatchShipment;
import io.waybill.messages.shipment.QuoteShipment;
import io.waybill.messages.shipment.Quotes;
import io.waybill.messages.shipment.ShipmentStep;
import io.waybill.messages.shipment.ShipmentView;
import io.waybill.messages.shipment.TrackShipment;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.messaging.HandlerExecutionException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Shipments, from asking what they cost to what was last seen of them. */
@RestController
@RequestMapping("/api/shipments")
class ShipmentEndpoint {

    private final Commands commands;
    private final ReadYourShipments readYourShipments;

    ShipmentEndpoint(Commands commands, ReadYourShipments readYourShipments) {
        this.commands = commands;
        this.readYourShipments = readYourShipments;
    }

    @PostMapping("/quotes")
    @Operation(summary = "What each carrier takes, the cheapest first; no items where nobody carries it")
    Mono<Quotes> quote(
            @Valid @RequestBody QuoteRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.send(new QuoteShipment(request.consignment(), now()), user, exchange);
    }

    @PostMapping
    @Operation(summary = "Book a shipment, with the cheapest carrier unless one is named")
    @ApiResponse(responseCode = "201")
    Mono<ResponseEntity<ShipmentView>> book(
            @Validated(Booking.class) @RequestBody BookingRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = request.command(RequestIdentity.of(exchange).newId(), now());
        return commands.<BookedShipment>send(command, user, exchange)
                .onErrorMap(HandlerExecutionException.class, ShipmentEndpoint::namingTheCarrier)
                .flatMap(booked -> readYourShipments
                        .shown(booked.id(), booked.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.CREATED))
                                .location(URI.create("/api/shipments/" + booked.id()))
                                .eTag(Preconditions.eTag(booked.version()))
                                .body(shown.view() == null ? NewShipment.view(command, booked) : shown.view())));
    }

    /** Which carriers there are is for the command side to say; nothing else in a booking is left for it to find invalid. */
    private static Throwable namingTheCarrier(HandlerExecutionException failure) {
        return failure.getDetails().orElse(null) instanceof Refusal refusal && refusal.reason() == Reason.INVALID
                ? new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "Some fields are wrong.",
                        List.of(new FieldError("/carrier", refusal.detail())))
                : failure;
    }

    @PostMapping("/{id}/dispatch")
    @Operation(summary = "Hand a booked shipment to the carrier")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ShipmentStep.class, ShipmentView.class})))
    Mono<ResponseEntity<Object>> dispatch(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.<ShipmentStep>send(new DispatchShipment(id, now()), user, exchange)
                .flatMap(step -> response(step, exchange));
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Call a booked shipment off")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ShipmentStep.class, ShipmentView.class})))
    Mono<ResponseEntity<Object>> cancel(
            @PathVariable String id, @AuthenticationPrincipal SignedInUser user, ServerWebExchange exchange) {
        return commands.<ShipmentStep>send(new CancelShipment(id, now()), user, exchange)
                .flatMap(step -> response(step, exchange));
    }

    @PostMapping("/{id}/tracking")
    @Operation(summary = "Say what was seen of a shipment, late or not; the same thing twice is recorded once")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {ShipmentStep.class, ShipmentView.class})))
    Mono<ResponseEntity<Object>> track(
            @PathVariable String id,
            @Valid @RequestBody TrackingRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<ShipmentStep>send(new TrackShipment(id, request.update(now()), null), user, exchange)
                .flatMap(step -> response(step, exchange));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private Mono<ResponseEntity<Object>> response(ShipmentStep step, ServerWebExchange exchange) {
        return readYourShipments
                .shown(step.id(), step.version(), exchange)
                .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                        .eTag(Preconditions.eTag(step.version()))
                        .body(shown.view() == null ? step : shown.view()));
    }
}
