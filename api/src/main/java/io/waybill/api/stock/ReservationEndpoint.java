package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.StockItemVersion;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockReservation;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Goods on hand that are promised to someone. */
@RestController
@RequestMapping("/api/stock/{id}/reservations")
class ReservationEndpoint {

    private final Commands commands;
    private final ReadYourStock readYourStock;

    ReservationEndpoint(Commands commands, ReadYourStock readYourStock) {
        this.commands = commands;
        this.readYourStock = readYourStock;
    }

    @PostMapping
    @Operation(summary = "Reserve goods; the reservation ends by itself when its time is over")
    @ApiResponse(responseCode = "201")
    Mono<ResponseEntity<StockReservation>> reserve(
            @PathVariable String id,
            @Valid @RequestBody ReservationRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = request.command(
                id, RequestIdentity.of(exchange).newId(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return commands.<StockReservation>send(command, user, exchange)
                .flatMap(reservation -> readYourStock
                        .shown(id, reservation.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.CREATED))
                                .location(UriComponentsBuilder.fromPath("/api/stock/{id}/reservations/{reservationId}")
                                        .build(id, reservation.reservationId()))
                                .eTag(Preconditions.eTag(reservation.version()))
                                .body(reservation)));
    }

    @PostMapping("/{reservationId}/commit")
    @Operation(summary = "Let the goods of a reservation leave")
    Mono<ResponseEntity<StockMovement>> commit(
            @PathVariable String id,
            @PathVariable String reservationId,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<StockMovement>send(new CommitReservation(id, reservationId), user, exchange)
                .flatMap(movement -> readYourStock
                        .shown(id, movement.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                                .eTag(Preconditions.eTag(movement.version()))
                                .body(movement)));
    }

    @DeleteMapping("/{reservationId}")
    @Operation(summary = "Give a reservation up; its goods are available again")
    @ApiResponse(responseCode = "204")
    Mono<ResponseEntity<Void>> release(
            @PathVariable String id,
            @PathVariable String reservationId,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return commands.<StockItemVersion>send(new ReleaseReservation(id, reservationId), user, exchange)
                .flatMap(released -> readYourStock
                        .shown(id, released.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.NO_CONTENT))
                                .eTag(Preconditions.eTag(released.version()))
                                .build()));
    }
}
