package io.waybill.api.report;

import io.waybill.api.download.Csv;
import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.messages.report.Report;
import io.waybill.messages.report.ShowReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reports as files: one page of rows is read at a time, and the next when the client took it. */
@Component
class ReportDownload {

    private final Reports reports;

    ReportDownload(Reports reports) {
        this.reports = reports;
    }

    /**
     * All rows as CSV.
     *
     * @param query what was asked
     * @param forExcel whether the file starts with a byte order mark
     * @param buffers where its bytes are put
     * @return the answer once the first page was read; what fails after that cuts the download off
     */
    Mono<ResponseEntity<Flux<DataBuffer>>> csv(ShowReport query, boolean forExcel, DataBufferFactory buffers) {
        return reports.show(query).map(first -> {
            var csv = new Csv(first.columns());
            var beginning = Mono.fromSupplier(() -> buffers.wrap(csv.beginning(forExcel, first.rows())));
            var rest = next(query, first)
                    .expand(page -> next(query, page))
                    .map(page -> buffers.wrap(csv.more(page.rows())));
            return headers(query.type().path() + '-' + query.from() + '-' + query.to())
                    .body(Flux.concat(beginning, rest));
        });
    }

    private Mono<Report> next(ShowReport query, Report page) {
        return page.nextCursor() == null ? Mono.empty() : reports.show(query.after(page.nextCursor()));
    }

    /** What a download of a name begins with. */
    static ResponseEntity.BodyBuilder headers(String name) {
        return ResponseEntity.ok()
                .contentType(Csv.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString());
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
