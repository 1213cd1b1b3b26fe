package io.waybill.projection.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to receivers, who may be anybody: none is believed where another request should go, what one answers is read
 * only so far, and whatever one does it takes no longer than the time-out. It blocks.
 */
final class Receivers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Receivers.class);
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_ANSWER = 16 * 1024;
    private static final Timeout LONGEST_IDLE = Timeout.ofSeconds(30);

    private final CloseableHttpClient encrypted;
    private final CloseableHttpClient plain;
    private final Duration timeout;
    private final ScheduledExecutorService clock;

    /**
     * Receivers at some addresses.
     *
     * @param allowed where requests may go
     * @param timeout how long each may take
     * @param mostAtOnce how many there are at once
     * @param clock what breaks off those that take longer
     */
    Receivers(AllowedAddresses allowed, Duration timeout, int mostAtOnce, ScheduledExecutorService clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.encrypted = client(new CheckedNames(allowed, true), mostAtOnce);
        this.plain = client(new CheckedNames(allowed, false), mostAtOnce);
    }

    private CloseableHttpClient client(CheckedNames names, int mostAtOnce) {
        var longest = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(mostAtOnce)
                .setMaxConnPerRoute(mostAtOnce)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(longest)
                        .setSocketTimeout(longest)
                        .setIdleTimeout(LONGEST_IDLE)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(longest)
                        .setResponseTimeout(longest)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Waybill")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** What became of a request. */
    sealed interface Outcome {}

    /** The receiver took it. */
    record Taken() implements Outcome {}

    /**
     * The receiver did not.
     *
     * @param reason why, in words of ours
     * @param gone whether it said that it wants no more
     */
    record Refused(String reason, boolean gone) implements Outcome {}

    /**
     * Sends a request.
     *
     * @param url where to
     * @param delivery what
     */
    Outcome send(String url, Delivery delivery) {
        var overdue = new AtomicBoolean();
        var request = new HttpPost(URI.create(url));
        request.setHeader("webhook-id", delivery.id());
        request.setHeader("webhook-timestamp", Long.toString(delivery.at().getEpochSecond()));
        request.setHeader("webhook-signature", delivery.signature());
        request.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
        var deadline = clock.schedule(
                () -> {
                    overdue.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        var client = "https".equalsIgnoreCase(request.getScheme()) ? encrypted : plain;
        try (var answer = client.executeOpen(null, request, null)) {
            readSome(answer);
            return outcome(answer.getCode());
        } catch (IOException | RuntimeException e) {
            return new Refused(overdue.get() ? tooLong() : reason(e), false);
        } finally {
            deadline.cancel(false);
        }
    }

    /** A connection whose answer was read to its end can be used again; any other is closed. The status has said it all. */
    private static void readSome(ClassicHttpResponse answer) {
        var entity = answer.getEntity();
        try {
            if (entity != null && entity.getContent().readNBytes(LONGEST_ANSWER).length < LONGEST_ANSWER) {
                entity.close();
            }
        } catch (IOException e) {
            log.debug("An answer was not read to its end: {}", e.toString());
        }
    }

    private static Outcome outcome(int status) {
        return status / 100 == 2
                ? new Taken()
                : new Refused("It answered with the status " + status + ".", status == HttpStatus.SC_GONE);
    }

    private String tooLong() {
        return "It did not answer within " + timeout.toMillis() + " ms.";
    }

    /** In words of ours: whatever a receiver says stays outside. */
    private String reason(Exception failure) {
        return switch (failure) {
            case ForbiddenAddress forbidden -> "Its address is not one that may be told.";
            case UnknownHostException unknown -> "Its name leads to no address.";
            case SSLException insecure -> "No encrypted connection could be made; its certificate may be wrong.";
            case java.net.SocketTimeoutException late -> tooLong();
            case IOException broken -> "It could not be reached, or broke the connection off.";
            default -> "It could not be told.";
        };
    }

    @Override
    public void close() {
        try (encrypted;
                plain) {
            clock.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
