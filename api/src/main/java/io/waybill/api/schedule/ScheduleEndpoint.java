package io.waybill.api.schedule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.message.Paging;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.report.OrderedReports;
import io.waybill.api.request.RequestIdentity;
import io.waybill.api.schedule.ScheduleView.RunView;
import io.waybill.api.schedule.ScheduleView.SchedulePage;
import io.waybill.api.security.SignedInUser;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** Has reports mailed by a clock. */
@RestController
@RequestMapping("/api/reports/{type}/schedules")
class ScheduleEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ScheduleEndpoint.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    private final ScheduleTable schedules;
    private final RunTable runs;
    private final OrderedReports reports;
    private final ScheduleSettings settings;
    private final ZoneId businessZone;

    ScheduleEndpoint(
            ScheduleTable schedules,
            RunTable runs,
            OrderedReports reports,
            ScheduleSettings settings,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.schedules = schedules;
        this.runs = runs;
        this.reports = reports;
        this.settings = settings;
        this.businessZone = businessZone;
    }

    @PostMapping
    @ApiResponse(responseCode = "201")
    @Operation(summary = "Have a report mailed by a clock", description = """
                    `cron` has five fields, or six with the seconds first, or is a word such as `@daily`; it comes at most \
                    every 15 minutes. `filters` are the report's own parameters and `groupBy`, and `period`, said from the \
                    day on which it is due: `today`, `yesterday`, `last7days`, `last30days`, `lastWeek`, `thisMonth`, \
                    `lastMonth`; without it 30 days up to that day. It is written in the language of `Accept-Language`, and \
                    runs with the permissions that its creator has by then. `user-activity` needs `audit:read` too.""")
    Mono<ResponseEntity<ScheduleView>> create(
            @PathVariable String type,
            @Valid @RequestBody ScheduleRequest request,
            @AuthenticationPrincipal SignedInUser user,
            ServerWebExchange exchange) {
        permitted(type, user);
        var schedule = schedule(type, request, user, exchange);
        return schedules
                .addIfAbsent(schedule)
                .then(Mono.defer(() -> schedules.find(type, schedule.id())))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        ProblemType.CONFLICT,
                        "The report has " + ScheduleTable.MOST + " schedules; delete one first.")))
                .doOnNext(added -> log.info("{} created schedule {} of {}", user.id(), added.id(), type))
                .map(added -> ResponseEntity.created(URI.create("/api/reports/" + type + "/schedules/" + added.id()))
                        .body(ScheduleView.of(added, List.of())));
    }

    private Schedule schedule(String type, ScheduleRequest request, SignedInUser user, ServerWebExchange exchange) {
        List<FieldError> errors = new ArrayList<>();
        var zone = zone(request.zone(), errors);
        var now = Instant.now();
        var timetable = timetable(request.cron(), zone, now, errors);
        for (int index = 0; index < request.recipients().size(); index++) {
            try {
                new InternetAddress(request.recipients().get(index), true);
            } catch (AddressException bad) {
                errors.add(new FieldError("/recipients/" + index, "must be an email address"));
            }
        }
        Map<String, String> filters = request.filters() == null ? Map.of() : request.filters();
        errors.addAll(reports.wrong(type, filters));
        if (timetable == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Some fields are wrong.", errors);
        }
        return new Schedule(
                RequestIdentity.of(exchange).newId(),
                type,
                request.cron().strip(),
                zone,
                Format.named(request.format()).orElseThrow(),
                Language.askedFor(exchange.getRequest().getHeaders()).tag(),
                request.recipients().stream().distinct().toList(),
                filters,
                user.id(),
                now,
                timetable.after(now).orElse(null));
    }

    private ZoneId zone(@Nullable String zone, List<FieldError> errors) {
        if (zone == null) {
            return businessZone;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            errors.add(new FieldError("/zone", "must be a zone, for example Asia/Bangkok"));
            return businessZone;
        }
    }

    private @Nullable Timetable timetable(String cron, ZoneId zone, Instant now, List<FieldError> errors) {
        try {
            var timetable = Timetable.of(cron, zone);
            String unfit = timetable.unfit(now, settings.leastInterval());
            if (unfit == null) {
                return timetable;
            }
            errors.add(new FieldError("/cron", unfit));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            errors.add(new FieldError("/cron", "must be a cron expression, for example 0 7 * * MON-FRI"));
        }
        return null;
    }

    @GetMapping
    @Operation(
            summary = "The schedules of a report, each with its last runs",
            description = "`user-activity` needs `audit:read` too.")
    Mono<SchedulePage> list(
            @PathVariable String type,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal SignedInUser user) {
        permitted(type, user);
        int count = Paging.limit(limit);
        if (cursor != null && !ID.matcher(cursor).matches()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The parameter cursor must be one that a page gave.",
                    List.of(new FieldError("cursor", "must be one that a page gave")));
        }
        return schedules.list(type, cursor, count + 1).collectList().flatMap(found -> {
            var shown = found.subList(0, Math.min(count, found.size()));
            return runs.of(shown.stream().map(Schedule::id).toList())
                    .collect(Collectors.groupingBy(
                            Tuple2::getT1, Collectors.mapping(Tuple2::getT2, Collectors.<RunView>toList())))
                    .map(their -> new SchedulePage(
                            shown.stream()
                                    .map(schedule ->
                                            ScheduleView.of(schedule, their.getOrDefault(schedule.id(), List.of())))
                                    .toList(),
                            found.size() > count ? shown.getLast().id() : null));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a schedule, whoever created it; its recipients are forgotten")
    Mono<Void> end(@PathVariable String type, @PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
        permitted(type, user);
        var ending = ID.matcher(id).matches() ? schedules.end(type, id, user.id()) : Mono.just(false);
        return ending.filter(ended -> ended)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("schedule", id)))
                .doOnNext(ended -> log.info("{} ended schedule {} of {}", user.id(), id, type))
                .then();
    }

    /** What the report itself asks for: some tell more than everybody with schedules may see. */
    private static void permitted(String type, SignedInUser user) {
        if (!user.permissions().contains(OrderedReports.permission(type))) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your roles do not permit this.");
        }
    }
}
