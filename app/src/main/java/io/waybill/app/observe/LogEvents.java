package io.waybill.app.observe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Counts what is logged, by level, under the name that Micrometer's own binder uses. That one is asked whenever anybody finds
 * out whether to log at all, which is some thirty times for a request.
 */
final class LogEvents extends AppenderBase<ILoggingEvent> implements DisposableBean {

    private final MeterProvider<Counter> events;

    LogEvents(MeterRegistry meters) {
        this.events = Counter.builder("logback.events")
                .description("How many events were logged")
                .baseUnit("events")
                .withRegistry(meters);
        // There before the first, so that the first counts.
        for (var level : new Level[] {Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE}) {
            events.withTag("level", name(level));
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        setContext(context);
        setName("log-events");
        start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
    }

    private static String name(Level level) {
        return level.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.withTag("level", name(event.getLevel())).increment();
    }

    @Override
    public void destroy() {
        ((LoggerContext) getContext()).getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
        stop();
    }
}
