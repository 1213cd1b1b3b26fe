package io.waybill.messages.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a projection announces at once, as an entry of {@link LiveChange#STREAM}: a field for each thing that changed, named
 * by its topic and its id, with the version and the position as its value.
 *
 * @param changes what changed, each thing once
 */
public record Announcement(List<LiveChange> changes) {

    private static final char SEPARATOR = '/';

    public Announcement {
        changes = List.copyOf(changes);
    }

    /** The fields of the entry. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var change : changes) {
            fields.put(change.topic() + SEPARATOR + change.id(), change.version() + "" + SEPARATOR + change.position());
        }
        return fields;
    }

    /**
     * What an entry of the stream says.
     *
     * @param fields its fields, in any order
     * @throws IllegalArgumentException if they are not those of an announcement
     */
    public static Announcement of(Map<String, String> fields) {
        List<LiveChange> changes = new ArrayList<>(fields.size());
        fields.forEach((thing, state) -> {
            int afterTopic = thing.indexOf(SEPARATOR);
            int afterVersion = state.indexOf(SEPARATOR);
            if (afterTopic < 0 || afterVersion < 0) {
                throw new IllegalArgumentException("Not an announcement: " + thing + " " + state);
            }
            changes.add(new LiveChange(
                    thing.substring(0, afterTopic),
                    thing.substring(afterTopic + 1),
                    Long.parseLong(state.substring(0, afterVersion)),
                    Long.parseLong(state.substring(afterVersion + 1))));
        });
        return new Announcement(changes);
    }
}
