package io.waybill.api.schedule;

import io.waybill.api.download.Language;
import io.waybill.api.identity.PresentPermissions;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.report.OrderedReports;
import io.waybill.api.report.ReportFile;
import io.waybill.api.schedule.Post.Letter;
import io.waybill.api.schedule.Run.State;
import io.waybill.api.security.Permission;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out one run: asks whether its creator still may, makes the report, and mails it to one after the other, noting
 * each whom the mail server took it for. Whatever fails is tried again later, for those who have not got it.
 */
@Component
class Runner {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    /** Mail servers take little more; two runs at once are in memory. */
    static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final Duration LONGEST_MAKING = Duration.ofMinutes(5);

    private final RunTable runs;
    private final OrderedReports reports;
    private final PresentPermissions permissions;
    private final Post post;
    private final ScheduleSettings settings;

    Runner(
            RunTable runs,
            OrderedReports reports,
            PresentPermissions permissions,
            Post post,
            ScheduleSettings settings) {
        this.runs = runs;
        this.reports = reports;
        this.permissions = permissions;
        this.post = post;
        this.settings = settings;
    }

    /**
     * Carries out a run, as long as this node holds the claim on it.
     *
     * @param run the run
     * @return completes when its outcome is noted, or another node has it
     */
    Mono<Void> carryOut(Run run) {
        var lost = Flux.interval(settings.claim().dividedBy(3))
                .onBackpressureDrop()
                // While PostgreSQL is away nobody else can claim it either.
                .concatMap(tick -> runs.prolong(run).onErrorReturn(true), 1)
                .filter(held -> !held)
                .next();
        return outcome(run).takeUntilOther(lost);
    }

    private Mono<Void> outcome(Run run) {
        if (run.attempt() > settings.attempts()) {
            return runs.finish(run, State.FAILED, "It was begun too often and never came to an end.");
        }
        if (run.ended()) {
            return runs.finish(run, State.REFUSED, "The schedule was deleted.");
        }
        if (!post.hasServer()) {
            return runs.finish(run, State.REFUSED, "No mail server is configured (spring.mail.host).");
        }
        return Mono.defer(() -> permissions.of(run.schedule().createdBy()))
                .map(present -> missing(run, present))
                .defaultIfEmpty("Whoever created it is not active any more.")
                .flatMap(refusal -> refusal.isEmpty() ? deliver(run) : runs.finish(run, State.REFUSED, refusal))
                .onErrorResume(failure -> failed(run, failure));
    }

    private static String missing(Run run, Set<String> present) {
        for (String needed : Set.of(
                Permission.REPORTS_WRITE,
                OrderedReports.permission(run.schedule().report()))) {
            if (!present.contains(needed)) {
                return "Whoever created it has not the permission " + needed + " any more.";
            }
        }
        return "";
    }

    private Mono<Void> deliver(Run run) {
        var schedule = run.schedule();
        var language = Language.tagged(schedule.language());
        return reports.make(schedule.report(), schedule.filters(), schedule.format(), language, run.dueAt())
                .flatMap(file -> bytes(file).map(bytes -> new Made(file, bytes)))
                .timeout(LONGEST_MAKING)
                .flatMap(made -> deliver(run, made, language));
    }

    private record Made(ReportFile file, ByteArrayResource bytes) {}

    private static Mono<ByteArrayResource> bytes(ReportFile file) {
        return file.bytes()
                .reduceWith(ByteArrayOutputStream::new, (all, some) -> {
                    if (all.size() + some.length > LARGEST_FILE) {
                        throw new TooLarge();
                    }
                    all.writeBytes(some);
                    return all;
                })
                .map(all -> new ByteArrayResource(all.toByteArray()));
    }

    private Mono<Void> deliver(Run run, Made made, Language language) {
        var schedule = run.schedule();
        var left = schedule.recipients().stream()
                .filter(recipient -> !run.sentTo().contains(recipient))
                .toList();
        return Flux.fromIterable(left)
                .concatMap(recipient -> {
                    var letter = new Letter(
                            run.id() + '.' + schedule.recipients().indexOf(recipient),
                            recipient,
                            made.file().title(),
                            LocalDate.ofInstant(run.dueAt(), schedule.zone()),
                            language,
                            schedule.format(),
                            made.file().name() + '.' + schedule.format().extension(),
                            made.bytes());
                    // Asked once more just before: a node that was stopped for a while may have lost it.
                    return runs.prolong(run)
                            .filter(held -> held)
                            .flatMap(held -> post.send(letter)
                                    .then(runs.sent(run, recipient))
                                    .thenReturn("")
                                    .onErrorResume(MailException.class, failure -> {
                                        log.warn("Run {} was not sent to a recipient", run.id(), failure);
                                        return Mono.just(Post.reason(failure));
                                    }));
                })
                .filter(reason -> !reason.isEmpty())
                .collectList()
                .flatMap(reasons -> reasons.isEmpty()
                        ? runs.finish(run, State.SENT, "")
                        : again(
                                run,
                                reasons.getFirst() + " " + reasons.size() + " of "
                                        + schedule.recipients().size() + " recipients have not got it."));
    }

    private Mono<Void> failed(Run run, Throwable failure) {
        if (failure instanceof TooLarge) {
            return runs.finish(run, State.FAILED, "The file is larger than 10 MiB, which mail servers do not take.");
        }
        if (failure instanceof ProblemException problem && problem.type() != ProblemType.UNAVAILABLE) {
            return runs.finish(run, State.FAILED, problem.detail());
        }
        log.warn("Run {} of schedule {} failed", run.id(), run.schedule().id(), failure);
        return again(run, "The report could not be made.");
    }

    private Mono<Void> again(Run run, String detail) {
        return run.attempt() < settings.attempts()
                ? runs.again(run, settings.waitAfter(run.attempt()), detail)
                : runs.finish(run, State.FAILED, detail);
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }
}
