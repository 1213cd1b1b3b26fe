package io.waybill.api.live;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.SignedInUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everything that changes, on one stream. */
@RestController
class LiveEndpoint {

    private final Map<String, LiveTopic> topics;
    private final LiveLines lines;

    LiveEndpoint(List<LiveTopic> topics, LiveLines lines) {
        this.topics = topics.stream().collect(Collectors.toUnmodifiableMap(LiveTopic::name, Function.identity()));
        this.lines = lines;
    }

    @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What changes, as server-sent events named after the kind of thing; the data is how it reads now")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = ServerSentEvent.class)))
    Mono<Void> live(
            @RequestParam(name = "topics") List<String> wanted,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        return lines.open(exchange, user, watched(wanted, user), EventStreams.lastEventId(exchange));
    }

    private Collection<LiveTopic> watched(List<String> wanted, SignedInUser user) {
        List<LiveTopic> watched = new ArrayList<>();
        for (String name : wanted.stream().distinct().toList()) {
            var topic = topics.get(name);
            if (topic == null) {
                throw unknown();
            }
            if (!user.permissions().contains(topic.permission())) {
                throw new AccessDeniedException(name);
            }
            watched.add(topic);
        }
        if (watched.isEmpty()) {
            throw unknown();
        }
        return watched;
    }

    private ProblemException unknown() {
        String known = String.join(", ", topics.keySet().stream().sorted().toList());
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "Name one or more topics to watch: " + known + ".",
                List.of(new FieldError("topics", "must be of " + known)));
    }
}
