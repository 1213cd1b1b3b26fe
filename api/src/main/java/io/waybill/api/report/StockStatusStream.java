package io.waybill.api.report;

import io.waybill.api.ApiJson;
import io.waybill.api.live.LiveChanges;
import io.waybill.api.message.Queries;
import io.waybill.api.report.LiveReport.Issue;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.ShowStockStatus;
import io.waybill.messages.report.StockStatusReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The stock status as it changes. */
@Component
class StockStatusStream {

    private static final Duration CONFLATION = Duration.ofMillis(100);

    private final Queries queries;
    private final LiveReport live;

    StockStatusStream(LiveChanges changes, Queries queries, ApiJson json) {
        this.queries = queries;
        this.live = new LiveReport(
                changes.of(LiveChange.STOCK),
                CONFLATION,
                report(),
                report -> new Issue(
                        report.position(),
                        List.of(report.total(), report.locations()),
                        json.mapper().writeValueAsString(report)));
    }

    Mono<StockStatusReport> report() {
        return queries.ask(new ShowStockStatus(), StockStatusReport.class);
    }

    /** Opens the stream, see {@link LiveReport#open}. */
    Flux<ServerSentEvent<String>> open(@Nullable Long lastSeen) {
        return live.open(lastSeen);
    }
}
