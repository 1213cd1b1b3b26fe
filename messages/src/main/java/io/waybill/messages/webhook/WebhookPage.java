package io.waybill.messages.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of webhooks.
 *
 * @param items the webhooks
 * @param nextCursor where the next page starts, or absent on the last
 */
public record WebhookPage(List<WebhookView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public WebhookPage {
        items = List.copyOf(items);
    }

    /**
     * A webhook and how its deliveries go.
     *
     * @param id its id
     * @param url where to
     * @param topics what of, see {@link WebhookTopic}
     * @param description what it is for, or absent
     * @param createdBy the id of who created it
     * @param createdAt since when
     * @param state how it goes
     * @param sent how many events the receiver took
     * @param waiting how many are still to be sent; 1,000 stands for more as well
     * @param lost how many were given up, since they waited too long
     * @param failures how many attempts in a row failed
     * @param lastSuccessAt when the receiver last took an event, or absent
     * @param lastFailureAt when an attempt last failed, or absent
     * @param lastError why the last attempt failed; absent where it did not
     * @param nextTryAt when it is tried next; absent where the last attempt did not fail
     */
    public record WebhookView(
            String id,
            String url,
            List<String> topics,
            @Nullable String description,
            String createdBy,
            Instant createdAt,
            State state,
            long sent,
            long waiting,
            long lost,
            int failures,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastFailureAt,
            @Nullable String lastError,
            @Nullable Instant nextTryAt) {

        /** Keeps its own copy of the topics. */
        public WebhookView {
            topics = List.copyOf(topics);
        }
    }

    /** How deliveries go. */
    public enum State {
        /** The receiver takes what it is sent. */
        ACTIVE,
        /** The last attempt failed; there are more. */
        FAILING,
        /** Attempts have failed for so long that there are few; one that succeeds ends this. */
        PAUSED
    }
}
