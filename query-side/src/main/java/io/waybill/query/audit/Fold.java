package io.waybill.query.audit;

import io.waybill.messages.audit.HistoryPage.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The state that the events of an aggregate come to, for any kind of aggregate. For one thread. */
final class Fold {

    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private final EventTree trees;
    private final ObjectNode state;

    /** Before the first event. */
    Fold(EventTree trees) {
        this.trees = trees;
        this.state = trees.empty();
    }

    /**
     * Folds the next event in.
     *
     * @param event the event
     * @param aggregateId whose it is
     * @return what it changed, and what else it tells
     */
    Step add(Record event, String aggregateId) {
        var tree = trees.of(event);
        var assignments = Assignments.of(event.getClass());
        List<FieldChange> changes = new ArrayList<>();
        for (var assignment : assignments.in(tree, aggregateId)) {
            assign(assignment.path(), assignment.value(), changes);
        }
        return new Step(changes, trees.plain(assignments.details(tree, aggregateId, trees.empty())));
    }

    /**
     * What an event did.
     *
     * @param changes the fields it changed
     * @param details what else it tells
     */
    record Step(List<FieldChange> changes, Map<String, Object> details) {}

    /** What the events so far come to. */
    Map<String, Object> state() {
        return trees.plain(state);
    }

    /** Whether the state tells of a person, be it that the text is withheld or the person erased. */
    boolean isAboutPersons() {
        return isAboutPersons(state);
    }

    private static boolean isAboutPersons(JsonNode part) {
        return EventTree.isPersonal(part) || part.valueStream().anyMatch(Fold::isAboutPersons);
    }

    private void assign(List<String> path, JsonNode value, List<FieldChange> changes) {
        String last = path.getLast();
        var parent = parent(path, value.isNull());
        if (parent == null) {
            return;
        }
        var before = value.isNull() ? parent.remove(last) : parent.replace(last, value);
        compare(path.stream().reduce("", Fold::join), before, value, changes);
        if (parent.isEmpty() && path.size() > 1) {
            state.remove(path.getFirst());
        }
    }

    private @Nullable ObjectNode parent(List<String> path, boolean onlyIfThere) {
        var parent = state;
        for (String name : path.subList(0, path.size() - 1)) {
            if (parent.get(name) instanceof ObjectNode there) {
                parent = there;
            } else if (onlyIfThere) {
                return null;
            } else {
                parent = parent.putObject(name);
            }
        }
        return parent;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after, List<FieldChange> changes) {
        if (isNothing(before) && isNothing(after)) {
            return;
        }
        if (isEither(before, after, Fold::hasNames)) {
            for (String name : names(before, after)) {
                compare(join(path, name), part(before, name), part(after, name), changes);
            }
        } else if (isEither(before, after, part -> part.isArray() && !part.isEmpty())) {
            for (int i = 0; i < Math.max(size(before), size(after)); i++) {
                compare(path + '[' + i + ']', element(before, i), element(after, i), changes);
            }
        } else if (before == null || !before.equals(after) || EventTree.isUnreadable(after)) {
            changes.add(new FieldChange(path, trees.plain(before), trees.plain(after)));
        }
    }

    private static boolean isNothing(@Nullable JsonNode part) {
        return part == null || part.isNull();
    }

    /** Whether one of both is of a kind, and the other of the same or nothing. */
    private static boolean isEither(@Nullable JsonNode before, @Nullable JsonNode after, Predicate<JsonNode> kind) {
        boolean left = before != null && kind.test(before);
        boolean right = after != null && kind.test(after);
        return (left && right) || (left && isNothing(after)) || (right && isNothing(before));
    }

    private static boolean hasNames(JsonNode part) {
        return part.isObject() && !part.isEmpty() && !EventTree.isPersonal(part);
    }

    private static Set<String> names(@Nullable JsonNode before, @Nullable JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        return names;
    }

    private static @Nullable JsonNode part(@Nullable JsonNode of, String name) {
        return of == null ? null : of.get(name);
    }

    private static @Nullable JsonNode element(@Nullable JsonNode of, int index) {
        return of == null ? null : of.get(index);
    }

    private static int size(@Nullable JsonNode part) {
        return part == null ? 0 : part.size();
    }

    private static String join(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            return path + "['" + name + "']";
        }
        return path.isEmpty() ? name : path + '.' + name;
    }
}
