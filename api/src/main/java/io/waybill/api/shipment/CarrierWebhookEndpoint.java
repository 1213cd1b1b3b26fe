package io.waybill.api.shipment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.waybill.api.ApiJson;
import io.waybill.api.message.Commands;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.shipment.CarrierCode;
import io.waybill.messages.shipment.FindTrackedShipment;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentStep;
import io.waybill.messages.shipment.TrackShipment;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import io.waybill.messages.shipment.TrackedShipment;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/** Where carriers report what they see, each signing with its secret. */
@RestController
class CarrierWebhookEndpoint {

    private final Commands commands;
    private final ReadYourShipments readYourShipments;
    private final CarrierSecrets secrets;
    private final ApiJson json;
    private final Validator validator;

    CarrierWebhookEndpoint(
            Commands commands,
            ReadYourShipments readYourShipments,
            CarrierSecrets secrets,
            ApiJson json,
            Validator validator) {
        this.commands = commands;
        this.readYourShipments = readYourShipments;
        this.secrets = secrets;
        this.json = json;
        this.validator = validator;
        // Java reads its cryptographic policy with the first signature, which must not be on the event loop.
        CarrierSignature.sign("warm", Instant.EPOCH, new byte[0]);
    }

    @PostMapping("/api/carriers/{carrier}/webhook")
    @Operation(
            summary = "A carrier's report on a shipment; repeated or out of order it does no harm",
            description = "Signed in " + CarrierSignature.HEADER + ": t=<unix seconds>,v1=<hex HMAC-SHA256 of the"
                    + " seconds, a dot and the raw body>",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WebhookRequest.class))))
    Mono<ResponseEntity<Answer>> report(
            @PathVariable String carrier,
            @RequestHeader(name = CarrierSignature.HEADER, required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] sent,
            ServerWebExchange exchange) {
        String code = CarrierCode.of(carrier);
        byte[] body = sent == null ? new byte[0] : sent;
        requireSigned(code, signature, body);
        var report = valid(read(body));
        var user = new SignedInUser("carrier:" + code, code, Set.of(), Instant.MAX);
        return shipment(report, code, user, exchange)
                .flatMap(shipment -> commands.<ShipmentStep>send(
                        new TrackShipment(
                                shipment.shipmentId(), report.update(), new CarrierReport(code, report.updateId())),
                        user,
                        exchange))
                .flatMap(step -> readYourShipments
                        .shown(step.id(), step.version(), exchange)
                        .map(shown -> ResponseEntity.status(shown.status(HttpStatus.OK))
                                .body(new Answer(step.trackingNumber(), step.status(), step.recorded()))));
    }

    private void requireSigned(String carrier, @Nullable String signature, byte[] body) {
        String secret = secrets.of(carrier);
        if (secret == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this path.");
        }
        if (!CarrierSignature.isGood(secret, signature, body, Instant.now(), secrets.tolerance())) {
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED,
                    "Sign the body in " + CarrierSignature.HEADER + " with the secret of the carrier, at most "
                            + secrets.tolerance().toSeconds() + " s ago.");
        }
    }

    private WebhookRequest read(byte[] body) {
        try {
            WebhookRequest report = json.mapper().readValue(body, WebhookRequest.class);
            if (report == null) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "The body is not the JSON object this path takes.");
            }
            return report;
        } catch (JacksonException e) {
            throw new ServerWebInputException("The body is not the JSON object this path takes.", null, e);
        }
    }

    private WebhookRequest valid(WebhookRequest report) {
        var errors = validator.validate(report).stream()
                .map(wrong -> new FieldError(
                        FieldError.pointer(wrong.getPropertyPath().toString()), wrong.getMessage()))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Some fields are wrong.", errors);
        }
        return report;
    }

    private Mono<TrackedShipment> shipment(
            WebhookRequest report, String carrier, SignedInUser user, ServerWebExchange exchange) {
        return commands.<TrackedShipment>send(
                        new FindTrackedShipment(TrackingNumberClaimId.of(report.trackingNumber())),
                        RequestIdentity.of(exchange).part(1),
                        user,
                        exchange)
                .filter(shipment -> shipment.carrier().equals(carrier))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "This carrier has no shipment with this tracking number.")));
    }

    /**
     * What became of a report.
     *
     * @param trackingNumber of the shipment
     * @param status how far the shipment is, after all that is known
     * @param recorded false where the report was known already
     */
    record Answer(String trackingNumber, ShipmentStatus status, boolean recorded) {}
}
