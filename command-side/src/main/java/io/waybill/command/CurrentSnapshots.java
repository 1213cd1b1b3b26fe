package io.waybill.command;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;
import org.springframework.util.ClassUtils;

/**
 * Lets an aggregate be restored only from a snapshot that the same revision of its class has left: from another one the
 * state would come back in part. A snapshot that is passed over costs no more than reading the events again.
 */
final class CurrentSnapshots implements SnapshotFilter {

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        SerializedType type = snapshot.getPayload().getType();
        ClassLoader classes = CurrentSnapshots.class.getClassLoader();
        if (!ClassUtils.isPresent(type.getName(), classes)) {
            return false;
        }
        Revision revision = ClassUtils.resolveClassName(type.getName(), classes).getAnnotation(Revision.class);
        return revision != null && revision.value().equals(type.getRevision());
    }
}
