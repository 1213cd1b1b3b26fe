package io.waybill.api.report;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import io.waybill.messages.stock.MovementType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a client asks of a report. Whoever leaves out the last day means today, also tomorrow.
 *
 * @param type which report
 * @param from the first day, or absent for 29 days before the last
 * @param to the last day, or absent for today
 * @param groupBy what a row stands for
 * @param filters what it is confined to
 * @param limit how many rows at most
 * @param cursor where the page before ended, or absent for the first
 */
record ReportRequest(
        ReportType type,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String groupBy,
        Map<String, String> filters,
        int limit,
        @Nullable String cursor) {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<String> ALL_FILTERS = Arrays.stream(ReportType.values())
            .flatMap(type -> type.filters().stream())
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads a request.
     *
     * @param name the name of the report
     * @param parameters the parameters of the request; others than those of reports are passed over
     * @param today the day it is in the zone of the business
     * @return the request
     * @throws ProblemException if there is no such report, or a parameter is wrong
     */
    static ReportRequest of(String name, MultiValueMap<String, String> parameters, LocalDate today) {
        var type = ReportType.named(name)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no report named " + name + "."));
        List<FieldError> errors = new ArrayList<>();
        var request = new ReportRequest(
                type,
                day("from", parameters, errors),
                day("to", parameters, errors),
                groupBy(type, parameters, errors),
                filters(type, parameters, errors),
                limit(parameters, errors),
                cursor(parameters));
        if (errors.isEmpty()) {
            request.checkPeriod(today, errors);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The parameter " + errors.getFirst().pointer() + " "
                            + errors.getFirst().detail() + ".",
                    errors);
        }
        return request;
    }

    private static @Nullable LocalDate day(
            String name, MultiValueMap<String, String> parameters, List<FieldError> errors) {
        String value = parameters.getFirst(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (DAY.matcher(value).matches() && !value.startsWith("0000")) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException e) {
                errors.add(new FieldError(name, "is no day of the calendar"));
                return null;
            }
        }
        errors.add(new FieldError(name, "must be a day, for example 2026-11-21"));
        return null;
    }

    private static String groupBy(ReportType type, MultiValueMap<String, String> parameters, List<FieldError> errors) {
        String value = parameters.getFirst("groupBy");
        if (value == null || value.isEmpty()) {
            return type.groupings().getFirst();
        }
        if (!type.groupings().contains(value)) {
            errors.add(new FieldError("groupBy", "must be one of " + String.join(", ", type.groupings())));
        }
        return value;
    }

    private static Map<String, String> filters(
            ReportType type, MultiValueMap<String, String> parameters, List<FieldError> errors) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String filter : ALL_FILTERS) {
            String value = parameters.getFirst(filter);
            if (value == null || value.isEmpty()) {
                continue;
            }
            if (!type.filters().contains(filter)) {
                errors.add(new FieldError(
                        filter, "is nothing this report goes by; it takes " + String.join(", ", type.filters())));
            } else if (value.length() > LONGEST_TEXT) {
                errors.add(new FieldError(filter, "must have at most " + LONGEST_TEXT + " characters"));
            } else if (filter.equals("movement") && !isMovement(value)) {
                errors.add(new FieldError(filter, "must be one of " + Arrays.toString(MovementType.values())));
            } else {
                filters.put(filter, value);
            }
        }
        return filters;
    }

    private static boolean isMovement(String value) {
        return Arrays.stream(MovementType.values())
                .anyMatch(movement -> movement.name().equals(value));
    }

    private static int limit(MultiValueMap<String, String> parameters, List<FieldError> errors) {
        String value = parameters.getFirst("limit");
        if (value == null || value.isEmpty()) {
            return ShowReport.MOST_ROWS;
        }
        if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > ShowReport.MOST_ROWS) {
            errors.add(new FieldError("limit", "must be a whole number from 1 to " + ShowReport.MOST_ROWS));
            return ShowReport.MOST_ROWS;
        }
        return Integer.parseInt(value);
    }

    private static @Nullable String cursor(MultiValueMap<String, String> parameters) {
        String value = parameters.getFirst("cursor");
        return value == null || value.isEmpty() ? null : value;
    }

    private void checkPeriod(LocalDate today, List<FieldError> errors) {
        var query = at(today);
        if (query.from().isAfter(query.to())) {
            errors.add(new FieldError("from", "must not be after the last day, " + query.to()));
        } else if (ChronoUnit.DAYS.between(query.from(), query.to()) >= MOST_DAYS) {
            errors.add(new FieldError("from", "must be at most " + (MOST_DAYS - 1) + " days before " + query.to()));
        }
    }

    /**
     * What it comes to on a day.
     *
     * @param today the day it is in the zone of the business
     */
    ShowReport at(LocalDate today) {
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        return new ShowReport(type, first, last, groupBy, filters, limit, cursor);
    }
}
