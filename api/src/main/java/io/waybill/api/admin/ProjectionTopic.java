package io.waybill.api.admin;

import io.waybill.api.live.LiveTopic;
import io.waybill.api.message.Queries;
import io.waybill.api.security.Permission;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.projection.ListProjections;
import io.waybill.messages.projection.ProjectionList;
import io.waybill.messages.projection.ProjectionView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Read models, watched: another generation, or another state of one. How far a rebuild is has a stream of its own. */
@Component
class ProjectionTopic implements LiveTopic {

    private final Queries queries;

    ProjectionTopic(Queries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "projections";
    }

    @Override
    public String event() {
        return "projection";
    }

    @Override
    public String announcedAs() {
        return LiveChange.PROJECTION;
    }

    @Override
    public String permission() {
        return Permission.OPERATIONS;
    }

    @Override
    public Mono<?> view(LiveChange change) {
        return queries.ask(new ListProjections(), ProjectionList.class)
                .flatMapIterable(ProjectionList::items)
                .filter(projection -> projection.name().equals(change.id()))
                .next()
                .map(projection -> new Moved(change.id(), change.version(), projection));
    }

    /**
     * What clients are told.
     *
     * @param id the name of the read model
     * @param version the number of its newest generation
     * @param projection how it stands
     */
    record Moved(String id, long version, ProjectionView projection) {}
}
