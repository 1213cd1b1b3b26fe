package io.waybill.projection.usage;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waybill.messages.audit.UsageEntry;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The indices of the record of requests: one for each month (of UTC), dropped as a whole when its time is over. */
@Component
class UsageIndices {

    private static final Logger log = LoggerFactory.getLogger(UsageIndices.class);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final ElasticsearchClient elasticsearch;
    private final Period retention;
    private final Set<String> made = new HashSet<>();

    /**
     * Keeps entries.
     *
     * @param retention how long after its end a month is kept; at least a month
     * @throws IllegalArgumentException if it is shorter
     */
    UsageIndices(ElasticsearchClient elasticsearch, @Value("${waybill.usage.retention:P13M}") Period retention) {
        if (retention.toTotalMonths() < 1) {
            throw new IllegalArgumentException("waybill.usage.retention is at least a month, P1M");
        }
        this.elasticsearch = elasticsearch;
        this.retention = retention;
    }

    /**
     * Puts entries in. One that is there already stays as it is; one whose time is over is passed over.
     *
     * @return how many Elasticsearch refused for good
     * @throws IOException if Elasticsearch cannot be reached, or takes no more for the moment
     */
    int write(Collection<UsageEntry> entries) throws IOException {
        var kept = entries.stream().filter(entry -> !isOver(entry.month())).toList();
        if (kept.isEmpty()) {
            return 0;
        }
        for (String month : kept.stream().map(UsageEntry::month).distinct().toList()) {
            make(month);
        }
        var bulk = new BulkRequest.Builder();
        for (var entry : kept) {
            bulk.operations(operation -> operation.create(document ->
                    document.index(index(entry.month())).id(entry.id()).document(new Counted(entry, entry.times()))));
        }
        return refused(elasticsearch.bulk(bulk.build()).items());
    }

    /**
     * An entry as it is kept.
     *
     * @param entry the entry
     * @param count for how many documents it counts in aggregations, absent for one
     */
    private record Counted(
            @JsonUnwrapped UsageEntry entry,

            @JsonProperty("_doc_count") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer count) {}

    private static int refused(List<BulkResponseItem> items) throws IOException {
        int refused = 0;
        for (var item : items) {
            if (item.error() == null || item.status() == CONFLICT) {
                continue;
            }
            if (item.status() == TOO_MANY || item.status() >= SERVER_ERROR) {
                throw new IOException(
                        "Elasticsearch takes no more: " + item.error().reason());
            }
            log.warn(
                    "Elasticsearch refused a request for the record: {}",
                    item.error().reason());
            refused++;
        }
        return refused;
    }

    private static String index(String month) {
        return UsageEntry.INDEX_PREFIX + month;
    }

    private boolean isOver(String month) {
        var over = YearMonth.parse(month).plusMonths(1).atDay(1).plus(retention);
        return !over.isAfter(LocalDate.now(ZoneOffset.UTC));
    }

    private void make(String month) throws IOException {
        if (made.contains(month)) {
            return;
        }
        try {
            elasticsearch.indices().create(definition(index(month)));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
            // It may be from before a field came.
            elasticsearch
                    .indices()
                    .putMapping(index -> index.index(index(month))
                            .properties(
                                    mapping(new TypeMapping.Builder()).build().properties()));
        }
        made.add(month);
    }

    /**
     * Drops the months whose time is over. Any node may, at any time.
     *
     * @throws IOException if Elasticsearch cannot be reached
     */
    void dropExpired() throws IOException {
        var names = elasticsearch
                .indices()
                .get(index -> index.index(UsageEntry.INDEX_PREFIX + "*").ignoreUnavailable(true))
                .indices()
                .keySet();
        for (String name : names) {
            if (isExpired(name)) {
                elasticsearch.indices().delete(index -> index.index(name).ignoreUnavailable(true));
                log.info("The record of requests {} is dropped", name);
            }
        }
    }

    private boolean isExpired(String name) {
        try {
            return isOver(name.substring(UsageEntry.INDEX_PREFIX.length()));
        } catch (DateTimeException e) {
            return false; // Somebody else's.
        }
    }

    private static CreateIndexRequest definition(String name) {
        return CreateIndexRequest.of(index -> index.index(name)
                .settings(settings -> settings.numberOfShards("1")
                        .numberOfReplicas("0")
                        .refreshInterval(interval -> interval.time("1s")))
                .mappings(UsageIndices::mapping));
    }

    private static TypeMapping.Builder mapping(TypeMapping.Builder mapping) {
        return mapping.dynamic(DynamicMapping.Strict)
                .properties("id", field -> field.keyword(keyword -> keyword))
                .properties("at", field -> field.date(date -> date))
                .properties("action", field -> field.keyword(keyword -> keyword))
                .properties("ids", field -> field.keyword(keyword -> keyword))
                .properties("userId", field -> field.keyword(keyword -> keyword))
                .properties("requestId", field -> field.keyword(keyword -> keyword))
                .properties("traceId", field -> field.keyword(keyword -> keyword))
                .properties("status", field -> field.integer(number -> number))
                .properties("outcome", field -> field.keyword(keyword -> keyword))
                .properties("millis", field -> field.long_(number -> number))
                .properties("format", field -> field.keyword(keyword -> keyword))
                .properties("times", field -> field.integer(number -> number))
                // Sealed: nobody looks for it.
                .properties(
                        "origin",
                        field -> field.keyword(keyword -> keyword.index(false).docValues(false)));
    }
}
