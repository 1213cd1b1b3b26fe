package io.waybill.projection.webhook;

import io.waybill.projection.webhook.Receivers.Refused;
import io.waybill.projection.webhook.WebhookQueue.Claimed;
import io.waybill.projection.webhook.WebhookQueue.Waiting;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks for what is to be delivered, on every node, and delivers to each webhook on a thread of its own, one event after the
 * other: a receiver that is slow or away holds up no other.
 */
final class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int PAGE = 50;
    private static final int MILLIS_BETWEEN_CARE = 10_000;
    private static final int IDLE_SECONDS = 30;
    private static final int LONGEST_STOP_SECONDS = 3;

    /** After so long another node may go on, which evens out who does. */
    private static final Duration TURN = Duration.ofSeconds(30);

    /** The connections to PostgreSQL are for read models first. */
    private static final int CONNECTIONS_AT_ONCE = 2;

    private final WebhookQueue queue;
    private final WebhookRegistry registry;
    private final WebhookSecrets secrets;
    private final AllowedAddresses allowed;
    private final WebhookSettings settings;
    private final WebhookMeters meters;
    private final Semaphore connections = new Semaphore(CONNECTIONS_AT_ONCE);
    private volatile @Nullable Run run;

    Deliveries(
            WebhookQueue queue,
            WebhookRegistry registry,
            WebhookSecrets secrets,
            AllowedAddresses allowed,
            WebhookSettings settings,
            WebhookMeters meters) {
        this.queue = queue;
        this.registry = registry;
        this.secrets = secrets;
        this.allowed = allowed;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void start() {
        var begun = new Run();
        run = begun;
        begun.start();
    }

    @Override
    public void stop() {
        var ended = run;
        run = null;
        if (ended != null) {
            ended.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS;
    }

    private <T> T inTurn(Supplier<T> work) {
        connections.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            connections.release();
        }
    }

    private void inTurn(Runnable work) {
        inTurn(() -> {
            work.run();
            return true;
        });
    }

    /** From a start to a stop. */
    private final class Run {

        private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhooks").daemon().factory());
        private final ScheduledExecutorService caring = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-care").daemon().factory());
        private final Semaphore free = new Semaphore(WebhookRegistry.MOST);
        private final ExecutorService senders = new ThreadPoolExecutor(
                0,
                WebhookRegistry.MOST,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("webhook-", 0).daemon().factory());
        private final Receivers receivers = new Receivers(
                allowed,
                settings.timeout(),
                WebhookRegistry.MOST,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("webhook-clock").daemon().factory()));
        private volatile boolean stopped;

        void start() {
            repeat(looking, this::look, settings.lookEvery().toMillis());
            repeat(caring, this::care, MILLIS_BETWEEN_CARE);
        }

        private static void repeat(ScheduledExecutorService thread, Runnable work, long pauseMillis) {
            var repeated = thread.scheduleWithFixedDelay(() -> attempt(work), 0, pauseMillis, TimeUnit.MILLISECONDS);
            log.debug("Looking after webhooks: {}", repeated);
        }

        private static void attempt(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("Looking after webhooks failed, and is tried again: {}", e.toString());
            }
        }

        /** Whoever is in the midst of a delivery may end it; what is broken off is delivered again. */
        void stop() {
            stopped = true;
            looking.shutdown();
            caring.shutdown();
            senders.shutdown();
            try {
                if (!senders.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                    log.info("Deliveries were broken off; they are made again later");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            receivers.close();
        }

        private void look() {
            while (!stopped && free.tryAcquire()) {
                boolean taken = false;
                try {
                    var due = inTurn(queue::claim);
                    if (due.isEmpty()) {
                        return;
                    }
                    senders.execute(() -> deliver(due.get()));
                    taken = true;
                } finally {
                    if (!taken) {
                        free.release();
                    }
                }
            }
        }

        private void deliver(Claimed webhook) {
            try {
                attempt(() -> deliverAll(webhook));
            } finally {
                free.release();
            }
        }

        private void deliverAll(Claimed webhook) {
            byte[] secret = secrets.of(webhook.id());
            long end = System.nanoTime() + TURN.toNanos();
            long delivered = webhook.delivered();
            int failures = webhook.failures();
            while (!stopped && System.nanoTime() < end) {
                long after = delivered;
                var waiting = inTurn(() -> queue.next(webhook, after, PAGE));
                if (waiting.isEmpty()) {
                    break;
                }
                for (var event : waiting) {
                    if (stopped) {
                        break;
                    }
                    if (!deliver(webhook, secret, event, failures)) {
                        return;
                    }
                    delivered = event.number();
                    failures = 0;
                }
            }
            inTurn(() -> queue.release(webhook));
        }

        /** Gives whether this node may go on. */
        private boolean deliver(Claimed webhook, byte[] secret, Waiting event, int failures) {
            long begun = System.nanoTime();
            var outcome = receivers.send(webhook.url(), Delivery.of(secret, event.id(), event.body()));
            boolean failed = outcome instanceof Refused;
            meters.attempted(!failed, Duration.ofNanos(System.nanoTime() - begun));
            if (outcome instanceof Refused refused) {
                boolean paused = refused.gone() || (webhook.paused() && failures > 0);
                if (failures == 0) {
                    log.info(
                            "Webhook {} was not told of an event, and is tried again: {}",
                            webhook.id(),
                            refused.reason());
                }
                inTurn(() -> queue.failed(
                        webhook, refused.reason(), refused.gone(), settings.waitAfter(failures + 1, paused)));
                return false;
            }
            return inTurn(() -> queue.delivered(webhook, event));
        }

        private void care() {
            try {
                meters.lost(inTurn(queue::forget));
                inTurn(registry::forget);
                meters.are(inTurn(registry::counts), inTurn(queue::waiting));
            } catch (RuntimeException e) {
                meters.unknown();
                throw e;
            }
        }
    }
}
