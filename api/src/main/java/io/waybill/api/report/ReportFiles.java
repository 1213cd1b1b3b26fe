package io.waybill.api.report;

import io.waybill.api.download.Downloads;
import io.waybill.api.download.Format;
import io.waybill.api.download.Language;
import io.waybill.api.download.Subject;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reports as files: one page of rows is read at a time, and the next when what was made of it is taken. */
@Component
class ReportFiles {

    private final Reports reports;
    private final StockStatusStream stock;
    private final Downloads downloads;

    ReportFiles(Reports reports, StockStatusStream stock, Downloads downloads) {
        this.reports = reports;
        this.stock = stock;
        this.downloads = downloads;
    }

    /**
     * A report over a period.
     *
     * @param query what was asked; the file has all rows from there on, however many it asks for at once
     * @param format as what
     * @param language the language it is written in
     * @param forExcel whether CSV starts with a byte order mark
     * @return the file once the first page was read; what fails after that cuts it off
     */
    Mono<ReportFile> of(ShowReport query, Format format, Language language, boolean forExcel) {
        var all = query.atOnce(ShowReport.MOST_ROWS);
        return reports.show(all).map(first -> {
            var subject = ReportSubject.of(all, first, language, reports.now());
            var rest = next(all, first).expand(page -> next(all, page)).map(Report::rows);
            return new ReportFile(
                    subject.title(),
                    all.type().path() + '-' + all.from() + '-' + all.to(),
                    downloads.write(format, subject, language, forExcel, first.rows(), rest));
        });
    }

    private Mono<Report> next(ShowReport query, Report page) {
        return page.nextCursor() == null ? Mono.empty() : reports.show(query.after(page.nextCursor()));
    }

    /** How the stock stands, see {@link #of}. */
    Mono<ReportFile> ofStock(Format format, Language language, boolean forExcel) {
        return stock.report().map(report -> {
            Subject subject = StockStatusTable.subject(report, language, reports.now());
            return new ReportFile(
                    subject.title(),
                    report.type(),
                    downloads.write(format, subject, language, forExcel, StockStatusTable.rows(report), Flux.empty()));
        });
    }

    /**
     * Whether a file is to start with a byte order mark.
     *
     * @param bom the parameter, or absent for no
     * @throws ProblemException if it is neither {@code true} nor {@code false}
     */
    static boolean forExcel(@Nullable String bom) {
        if (bom == null || bom.equals("false")) {
            return false;
        }
        if (bom.equals("true")) {
            return true;
        }
        throw new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter bom must be true or false.",
                List.of(new FieldError("bom", "must be true or false")));
    }
}
