package io.waybill.api.stock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.message.Commands;
import io.waybill.api.problem.Problem;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.problem.Problems;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.stock.RecordStockMovements;
import io.waybill.messages.stock.StockMovements;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many movements at once, each of which is recorded or not by itself. */
@RestController
class BulkMovementEndpoint {

    private static final int MOST_ENTRIES = RecordStockMovements.MOST;

    /** Of how many stock items movements are on their way at the same time; those of one item go as one command. */
    private static final int AT_ONCE = 16;

    private final Commands commands;
    private final ReadYourStock readYourStock;
    private final Validator validator;
    private final Problems problems;

    BulkMovementEndpoint(Commands commands, ReadYourStock readYourStock, Validator validator, Problems problems) {
        this.commands = commands;
        this.readYourStock = readYourStock;
        this.validator = validator;
        this.problems = problems;
    }

    private record Entry(int index, BulkMovementRequest movement) {}

    @PostMapping("/api/stock/movements")
    @Operation(summary = "Record up to 1,000 movements; those of one stock item in the order in which they are given")
    @ApiResponse(responseCode = "207")
    Mono<ResponseEntity<List<MovementResult>>> move(
            @RequestBody List<@Nullable BulkMovementRequest> request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        if (request.isEmpty() || request.size() > MOST_ENTRIES) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Send 1 to " + MOST_ENTRIES + " movements.",
                    List.of(new FieldError("", "must have 1 to " + MOST_ENTRIES + " entries")));
        }
        List<MovementResult> invalid = new ArrayList<>();
        Map<String, List<Entry>> byStockItem = new LinkedHashMap<>();
        for (int index = 0; index < request.size(); index++) {
            var movement = request.get(index);
            var errors = errors(index, movement);
            if (movement == null || !errors.isEmpty()) {
                var refused = new ProblemException(ProblemType.INVALID_REQUEST, "Some fields are wrong.", errors);
                invalid.add(failed(index, refused, exchange));
            } else {
                byStockItem
                        .computeIfAbsent(movement.stockItemId(), none -> new ArrayList<>())
                        .add(new Entry(index, movement));
            }
        }
        return Flux.fromIterable(byStockItem.values())
                .flatMap(entries -> record(entries, user, exchange), AT_ONCE)
                .concatWith(Flux.fromIterable(invalid))
                .sort(Comparator.comparingInt(MovementResult::index))
                .collectList()
                .flatMap(results -> answer(results, exchange));
    }

    /** What is wrong with an entry, by its place in the request. */
    private List<FieldError> errors(int index, @Nullable BulkMovementRequest movement) {
        if (movement == null) {
            return List.of(new FieldError("/" + index, "must not be null"));
        }
        return validator.validate(movement).stream()
                .map(violation -> new FieldError(
                        "/" + index + "/"
                                + violation.getPropertyPath().toString().replace('.', '/'),
                        violation.getMessage()))
                .toList();
    }

    /** Movements of one stock item. */
    private Flux<MovementResult> record(List<Entry> entries, SignedInUser user, ServerWebExchange exchange) {
        var identity = RequestIdentity.of(exchange);
        var movements = entries.stream()
                .map(entry ->
                        entry.movement().command(identity.part(entry.index()).newId()))
                .toList();
        var command = new RecordStockMovements(movements.getFirst().stockItemId(), movements);
        return commands.<StockMovements>send(
                        command, identity.part(entries.getFirst().index()), user, exchange)
                .map(answer -> results(entries, answer, exchange))
                .onErrorResume(failure -> Mono.just(entries.stream()
                        .map(entry -> failed(entry.index(), failure, exchange))
                        .toList()))
                .flatMapIterable(results -> results);
    }

    private List<MovementResult> results(List<Entry> entries, StockMovements answer, ServerWebExchange exchange) {
        List<MovementResult> results = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int index = entries.get(i).index();
            var outcome = answer.outcomes().get(i);
            results.add(
                    outcome.refusal() == null
                            ? new MovementResult(index, HttpStatus.OK.value(), outcome.movement(), null)
                            : failed(index, problems.describe(exchange, outcome.refusal())));
        }
        return results;
    }

    private MovementResult failed(int index, Throwable failure, ServerWebExchange exchange) {
        return failed(index, problems.describe(exchange, failure));
    }

    private static MovementResult failed(int index, Problem problem) {
        return new MovementResult(index, problem.status(), null, problem);
    }

    private Mono<ResponseEntity<List<MovementResult>>> answer(
            List<MovementResult> results, ServerWebExchange exchange) {
        var patience = ReadYourWrites.wanted(exchange);
        if (patience == null) {
            return Mono.just(ResponseEntity.status(HttpStatus.MULTI_STATUS).body(results));
        }
        Map<String, Long> versions = new HashMap<>();
        for (var result : results) {
            if (result.movement() != null) {
                versions.merge(
                        result.movement().stockItemId(), result.movement().version(), Long::max);
            }
        }
        return Flux.fromIterable(versions.entrySet())
                .flatMap(moved -> readYourStock.shown(moved.getKey(), moved.getValue(), exchange), AT_ONCE)
                .any(shown -> shown.late())
                .timeout(patience, Mono.just(true))
                .map(late -> ResponseEntity.status(late ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                        .body(results));
    }
}
