package io.waybill.api.report;

import io.waybill.api.live.LiveTopic;
import io.waybill.api.security.Permission;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.report.ReportType;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reports, watched: which of them would read otherwise now. What they say depends on what is asked for. */
@Component
class ReportTopic implements LiveTopic {

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public String event() {
        return "report";
    }

    @Override
    public String announcedAs() {
        return LiveChange.REPORT;
    }

    @Override
    public String permission() {
        return Permission.REPORTS_READ;
    }

    @Override
    public Mono<?> view(LiveChange change) {
        var reports = Arrays.stream(ReportType.values())
                .filter(type -> type.rollup().equals(change.id()))
                .map(ReportType::path)
                .toList();
        return Mono.just(new Outdated(change.id(), change.version(), reports));
    }

    /**
     * What clients are told.
     *
     * @param id of what the reports are made from
     * @param version the position of the newest event in it
     * @param reports the reports that are made from it
     */
    record Outdated(String id, long version, List<String> reports) {}
}
