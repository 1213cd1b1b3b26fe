package io.waybill.api.audit;

import io.waybill.api.live.LiveTopic;
import io.waybill.api.security.Permission;
import io.waybill.messages.live.LiveChange;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The audit trail, watched: that there is something new in it. Its first page has what. */
@Component
class TrailTopic implements LiveTopic {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String event() {
        return "audit";
    }

    @Override
    public String announcedAs() {
        return LiveChange.AUDIT;
    }

    @Override
    public String permission() {
        return Permission.AUDIT_READ;
    }

    @Override
    public Mono<?> view(LiveChange change) {
        return Mono.just(new Grown(change.id(), change.version()));
    }

    /**
     * What clients are told.
     *
     * @param id of the trail
     * @param version the position of the newest event in it
     */
    record Grown(String id, long version) {}
}
