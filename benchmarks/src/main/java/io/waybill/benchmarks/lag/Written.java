package io.waybill.benchmarks.lag;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Up to which event read models are written, and when this process saw it: looks at the tokens every 20 ms, so what it says
 * is up to that much too long. A read model is written before its token, or with it.
 */
final class Written implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 20;
    private static final Pattern POSITION = Pattern.compile("\\d+");

    /** Read models that movements concern and one thread fills: what else has a token moves it once a second. */
    private static final String TOKENS = """
            select processor_name, convert_from(token, 'UTF8') from projection.token_entry where processor_name in
            ('activity_1', 'audit-trail_1', 'product-search_1', 'stock_1', 'stock-movement-feed_1', 'trade_1', 'webhooks_1')""";

    private final Told told = new Told();
    private final Map<String, Long> last = new HashMap<>();
    private final String url;
    private final String password;
    private final Thread looker;
    private volatile boolean closed;

    private Written(String url, String password) {
        this.url = url;
        this.password = password;
        this.looker = Thread.ofPlatform().name("written").start(this::look);
    }

    /** @param address host and port of PostgreSQL */
    static Written in(String address, String password) {
        return new Written("jdbc:postgresql://" + address + "/waybill", password);
    }

    private void look() {
        try (var postgres = DriverManager.getConnection(url, "waybill", password);
                var tokens = postgres.prepareStatement(TOKENS)) {
            while (!closed) {
                lookAt(tokens);
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException("Nothing is known of the tokens any more", e);
        }
    }

    private synchronized void lookAt(PreparedStatement tokens) throws SQLException {
        try (var rows = tokens.executeQuery()) {
            long now = System.currentTimeMillis();
            while (rows.next()) {
                var position = POSITION.matcher(rows.getString(2));
                if (position.find()) {
                    moved(rows.getString(1), Long.parseLong(position.group()), now);
                }
            }
        }
    }

    private void moved(String processor, long position, long now) {
        Long before = last.put(processor, position);
        if (before == null || before != position) {
            told.add(processor, position, now);
        }
    }

    /** A line for each of them, with the times from event to token. */
    synchronized String lagsOf(List<EventWithToken> events) {
        return told.things().stream()
                .map(processor -> {
                    var lags = new ArrayList<Long>();
                    return Lines.of(processor, lags, told.lags(events, processor, EventWithToken::getToken, lags));
                })
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Override
    public void close() {
        closed = true;
        try {
            looker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
