package io.waybill.api.report;

import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.Permission;
import io.waybill.messages.report.ReportType;
import io.waybill.messages.report.ShowReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Mono;

/**
 * Reports that are ordered now and made later. What they are confined to is said by the same names as in a request, but for
 * the period, which is said from the day on which one is due.
 */
@Component
public class OrderedReports {

    private static final String STOCK_STATUS = "stock-status";
    private static final String PERIOD = "period";
    private static final String GROUP_BY = "groupBy";
    private static final int MOST_NAMED = 10;

    private final Reports reports;
    private final ReportFiles files;

    OrderedReports(Reports reports, ReportFiles files) {
        this.reports = reports;
        this.files = files;
    }

    /**
     * What one needs to see a report.
     *
     * @param report its name
     * @return one of {@link Permission}
     * @throws ProblemException if there is no such report
     */
    public static String permission(String report) {
        if (report.equals(STOCK_STATUS)) {
            return Permission.REPORTS_READ;
        }
        return switch (type(report)) {
            case USER_ACTIVITY -> Permission.AUDIT_READ;
            case STOCK_MOVEMENTS, SALES_SUMMARY, SHIPPING_PERFORMANCE, FINANCIAL_STATEMENT -> Permission.REPORTS_READ;
        };
    }

    private static ReportType type(String report) {
        return ReportType.named(report)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no report named " + report + "."));
    }

    /**
     * What is wrong with what a report is to be confined to.
     *
     * @param report its name
     * @param filters {@code period}, {@code groupBy} and the report's own filters, by their names
     * @return the fields that are wrong, by JSON pointers below {@code /filters}; none where all are right
     * @throws ProblemException if there is no such report
     */
    public List<FieldError> wrong(String report, Map<String, String> filters) {
        Set<String> known = report.equals(STOCK_STATUS)
                ? Set.of()
                : Set.copyOf(allOf(List.of(PERIOD, GROUP_BY), type(report).filters()));
        List<FieldError> errors = new ArrayList<>();
        new TreeMap<>(filters)
                .keySet().stream()
                        .filter(name -> !known.contains(name))
                        .limit(MOST_NAMED)
                        .forEach(name -> errors.add(error(
                                name,
                                known.isEmpty()
                                        ? "is nothing this report goes by"
                                        : "is nothing this report goes by; it takes " + String.join(", ", known))));
        String period = filters.get(PERIOD);
        if (known.contains(PERIOD)
                && period != null
                && RelativePeriod.named(period).isEmpty()) {
            errors.add(error(PERIOD, "must be one of " + String.join(", ", RelativePeriod.words())));
        }
        if (errors.isEmpty() && !known.isEmpty()) {
            try {
                request(report, filters, reports.today());
            } catch (ProblemException refused) {
                refused.errors().forEach(error -> errors.add(error(error.pointer(), error.detail())));
            }
        }
        return errors;
    }

    private static List<String> allOf(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static FieldError error(String name, String detail) {
        return new FieldError("/filters/" + name.replace("~", "~0").replace("/", "~1"), detail);
    }

    private static ShowReport request(String report, Map<String, String> filters, LocalDate day) {
        var parameters = new LinkedMultiValueMap<String, String>();
        filters.forEach((name, value) -> {
            if (!name.equals(PERIOD)) {
                parameters.add(name, value);
            }
        });
        RelativePeriod.named(filters.getOrDefault(PERIOD, "")).ifPresent(period -> {
            parameters.add("from", period.from(day).toString());
            parameters.add("to", period.to(day).toString());
        });
        return ReportRequest.of(report, parameters, day).at(day);
    }

    /**
     * Makes a report.
     *
     * @param report its name
     * @param filters what it is confined to, in which nothing is wrong
     * @param format as what
     * @param language the language of the file
     * @param due the moment from which the period is said, in days of the business zone
     * @return the file; CSV starts with a byte order mark, since it is for people
     */
    public Mono<ReportFile> make(
            String report, Map<String, String> filters, Format format, Language language, Instant due) {
        return report.equals(STOCK_STATUS)
                ? files.ofStock(format, language, true)
                : files.of(request(report, filters, reports.dayOf(due)), format, language, true);
    }
}
