package io.waybill.api.schedule;

import io.waybill.api.request.Identifiers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks for what is due, on every node: turns times that have come into runs, and carries out runs that nobody else has
 * claimed, two at a time. What came while no node was up runs once.
 */
@Component
class ScheduleClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScheduleClock.class);
    private static final int RUNS_AT_ONCE = 2;

    private final ScheduleTable schedules;
    private final RunTable runs;
    private final Runner runner;
    private final ScheduleSettings settings;
    private volatile Disposable.Composite looking = Disposables.composite();
    private volatile boolean running;

    ScheduleClock(ScheduleTable schedules, RunTable runs, Runner runner, ScheduleSettings settings) {
        this.schedules = schedules;
        this.runs = runs;
        this.runner = runner;
        this.settings = settings;
    }

    @Override
    public void start() {
        var all = Disposables.composite(again(fire()));
        for (int number = 0; number < RUNS_AT_ONCE; number++) {
            all.add(again(carryOut()));
        }
        looking = all;
        running = true;
    }

    private Disposable again(Mono<Void> look) {
        return Flux.interval(settings.lookEvery())
                .onBackpressureDrop()
                .concatMap(
                        tick -> look.doOnError(failure -> log.warn(
                                        "Schedules cannot be looked through; they are again soon: {}",
                                        failure.toString()))
                                .onErrorComplete(),
                        1)
                .subscribe();
    }

    private Mono<Void> fire() {
        return Flux.defer(schedules::due)
                .concatMap(due -> {
                    var schedule = due.schedule();
                    return schedules.fire(schedule, Identifiers.next(), next(schedule, due.now()));
                })
                .then();
    }

    private static @Nullable Instant next(Schedule schedule, Instant now) {
        return Timetable.of(schedule.cron(), schedule.zone()).after(now).orElse(null);
    }

    private Mono<Void> carryOut() {
        return one().expand(ran -> one()).then();
    }

    /** Gives the run that it carried out, or empty where there is none. */
    private Mono<Run> one() {
        return Mono.defer(runs::claim).flatMap(run -> runner.carryOut(run).thenReturn(run));
    }

    /** What is being carried out is broken off; its claim ends, and some node begins it anew. */
    @Override
    public void stop() {
        looking.dispose();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
