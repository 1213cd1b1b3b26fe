package io.waybill.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.waybill.api.message.Paging;
import io.waybill.api.message.Queries;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.Permission;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.audit.ShowUsage;
import io.waybill.messages.audit.UsageReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells which requests were made: to everybody his own, to whoever may see who did what, anybody's. */
@RestController
class UsageEndpoint {

    private static final int MOST_DAYS = 366;

    private final Queries queries;

    UsageEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/audit/activity")
    @Operation(
            summary = "Which requests were made, by action and by day, and the last of them",
            description = "Everybody sees their own. Of another user, and without userId of everybody, those with the"
                    + " permission `audit:read`.")
    Mono<UsageReport> show(
            @RequestParam(required = false) @Nullable String userId,
            @RequestParam(defaultValue = "30") int days,
            @AuthenticationPrincipal SignedInUser user) {
        if (days < 1 || days > MOST_DAYS) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The parameter days must be a whole number from 1 to " + MOST_DAYS + ".",
                    List.of(new FieldError("days", "must be a whole number from 1 to " + MOST_DAYS)));
        }
        boolean anybodys = user.permissions().contains(Permission.AUDIT_READ);
        String whose =
                userId != null && !userId.isBlank() ? Paging.text("userId", userId) : anybodys ? null : user.id();
        boolean own = user.id().equals(whose);
        if (!own && !anybodys) {
            throw new AccessDeniedException("activity of others");
        }
        boolean personal = own || user.permissions().contains(Permission.USERS_READ);
        return queries.ask(new ShowUsage(whose, days, personal), UsageReport.class);
    }
}
