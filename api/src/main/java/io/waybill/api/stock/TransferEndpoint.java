package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.message.Commands;
import io.waybill.api.message.Preconditions;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.StartedTransfer;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Goods on their way from one location to another. */
@RestController
class TransferEndpoint {

    private final Commands commands;

    TransferEndpoint(Commands commands) {
        this.commands = commands;
    }

    @PostMapping("/api/stock/transfers")
    @Operation(summary = "Send goods to another location: they arrive or they come back")
    @ApiResponse(responseCode = "202")
    Mono<ResponseEntity<TransferView>> start(
            @Valid @RequestBody TransferRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        var command = new StartStockTransfer(RequestIdentity.of(exchange).newId(), request.order());
        return commands.<StartedTransfer>send(command, user, exchange)
                .map(started -> ResponseEntity.accepted()
                        .eTag(Preconditions.eTag(started.version()))
                        .body(new TransferView(started.transferId())));
    }
}
