package io.waybill.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives what is stuck on a parcel. */
@RestController
class LabelEndpoint {

    private final ReadYourShipments readYourShipments;
    private final LabelPress press;

    LabelEndpoint(ReadYourShipments readYourShipments, LabelPress press) {
        this.readYourShipments = readYourShipments;
        this.press = press;
    }

    @GetMapping(path = "/api/shipments/{id}/label", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "The label of a shipment: one page of A6 with the tracking number as a barcode",
            description = "409 where there is nobody to send it to: it was called off, or its customer was erased.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> label(@PathVariable String id, ServerWebExchange exchange) {
        return readYourShipments
                .read(id, exchange)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("shipment", id)))
                .map(LabelEndpoint::sendable)
                .flatMap(shipment -> press.print(shipment).map(label -> response(shipment, label)));
    }

    private static ShipmentView sendable(ShipmentView shipment) {
        if (shipment.status() == ShipmentStatus.CANCELLED) {
            throw new ProblemException(ProblemType.CONFLICT, "A shipment that was called off has no label.");
        }
        if (shipment.to().line1() == null) {
            throw new ProblemException(ProblemType.CONFLICT, "The customer was erased; nobody knows where to send it.");
        }
        return shipment;
    }

    private static ResponseEntity<byte[]> response(ShipmentView shipment, byte[] label) {
        var disposition = ContentDisposition.inline()
                .filename(shipment.trackingNumber() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(label);
    }
}
