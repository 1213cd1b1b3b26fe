package io.waybill.api.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.messages.audit.ActivityPage;
import io.waybill.messages.audit.ListActivity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells what somebody did. */
@RestController
class ActivityEndpoint {

    private final Queries queries;

    ActivityEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/users/{id}/audit-logs")
    @Operation(summary = "What somebody did, the newest first: oneself, or whoever looks after that, anybody")
    Mono<ActivityPage> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return queries.ask(new ListActivity(id, Paging.limit(limit), cursor), ActivityPage.class);
    }
}
