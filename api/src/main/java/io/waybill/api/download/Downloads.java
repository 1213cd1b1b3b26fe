package io.waybill.api.download;

import io.waybill.api.font.Sarabun;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes tables as files, off the event loop. A page of rows is read when the one before was taken, and becomes the bytes
 * that are ready by then: no thread waits for a slow client, and nothing of the file is kept.
 */
@Component
public class Downloads implements DisposableBean {

    private static final int MOST_WAITING = 1_000;

    private final Scheduler workbooks =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "workbooks");

    /** One, for the fonts are for one thread; documents take turns on it, page of rows by page of rows. */
    private final Scheduler documents = Schedulers.newBoundedElastic(1, MOST_WAITING, "documents");

    Downloads() {
        Language.load();
    }

    /**
     * Writes a file.
     *
     * @param format as what
     * @param subject what it is about
     * @param language the language of what people read in it; CSV is for programs and has the names of the API
     * @param forExcel whether CSV starts with a byte order mark
     * @param first the first page of rows, by names of columns
     * @param rest the other pages, read as they are asked for
     * @return the bytes as they become ready; fails with a problem, 503, where too many files wait to be written
     */
    public Flux<byte[]> write(
            Format format,
            Subject subject,
            Language language,
            boolean forExcel,
            List<Map<String, @Nullable Object>> first,
            Flux<List<Map<String, @Nullable Object>>> rest) {
        var threads = switch (format) {
            case CSV -> Schedulers.immediate();
            case XLSX -> workbooks;
            case PDF -> documents;
        };
        return Mono.<TableFile>fromSupplier(() -> switch (format) {
                    case CSV -> new CsvFile(subject.columns(), forExcel);
                    case XLSX -> new Xlsx(subject, language);
                    case PDF -> new Pdf(subject, language, first, Fonts.PAIR);
                })
                .subscribeOn(threads)
                .flatMapMany(file -> Flux.just(first)
                        .concatWith(rest)
                        .takeWhile(page -> !file.isFull())
                        .concatMap(
                                page -> Mono.fromSupplier(() -> file.rows(page)).subscribeOn(threads), 1)
                        .concatWith(Mono.fromSupplier(file::end).subscribeOn(threads)))
                .filter(bytes -> bytes.length > 0)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(
                                ProblemType.UNAVAILABLE, "Too many files are being written; try again."));
    }

    /**
     * Answers with a file.
     *
     * @param format as what
     * @param name its name, without what it ends with
     * @param file its bytes
     * @param buffers where they are put
     */
    public static ResponseEntity<Flux<DataBuffer>> answer(
            Format format, String name, Flux<byte[]> file, DataBufferFactory buffers) {
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + '.' + format.extension())
                                .build()
                                .toString())
                .body(file.map(buffers::wrap));
    }

    @Override
    public void destroy() {
        workbooks.dispose();
        documents.dispose();
    }

    /** Read once, when the first document is printed. */
    private static final class Fonts {

        static final Sarabun PAIR = Sarabun.read();
    }
}
