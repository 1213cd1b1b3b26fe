package io.waybill.projection.audit;

import io.waybill.messages.EventName;
import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps every event in Elasticsearch, to be searched by who, what and when. */
@Component
class TrailProjection implements Projection {

    private final TrailIndex index;

    TrailProjection(TrailIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "audit-trail";
    }

    /** 3: texts are analysed once, and no columns are kept that nobody sorts by. */
    @Override
    public int revision() {
        return 3;
    }

    @Override
    public Places places() {
        return index.places();
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return eventType.isAnnotationPresent(EventName.class);
    }

    @Override
    public Batch begin(String place) {
        return new Entries(place);
    }

    private final class Entries implements Batch {

        private final String place;
        private final List<ProjectedEvent> events = new ArrayList<>();

        Entries(String place) {
            this.place = place;
        }

        @Override
        public void add(ProjectedEvent event) {
            events.add(event);
        }

        @Override
        public void write() {
            if (!events.isEmpty()) {
                index.write(place, events);
            }
        }

        @Override
        public Collection<LiveChange> changes() {
            if (events.isEmpty()) {
                return List.of();
            }
            long newest = events.getLast().position();
            return List.of(new LiveChange(LiveChange.AUDIT, "trail", newest, newest));
        }
    }
}
