package io.waybill.projection.webhook;

import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what webhooks are to be told of into their queue, in the transaction of its token: each event once. */
@Component
class WebhookFeed implements Projection {

    private final WebhookQueue queue;

    WebhookFeed(WebhookQueue queue) {
        this.queue = queue;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public @Nullable Places places() {
        return null;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return PublicForm.topic(eventType) != null;
    }

    @Override
    public Batch begin(String place) {
        return new Events();
    }

    private final class Events implements Batch {

        private final List<ProjectedEvent> events = new ArrayList<>();

        @Override
        public void add(ProjectedEvent event) {
            events.add(event);
        }

        @Override
        public void write() {
            queue.append(events);
        }
    }
}
