package io.waybill.api.live;

import io.waybill.messages.live.LiveChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The changes that were announced last, in the order in which they were: what a client that comes back has missed. */
final class LiveWindow {

    private final int size;
    private final Deque<Announced> newest = new ArrayDeque<>();
    private long count;

    LiveWindow(int size) {
        this.size = size;
    }

    /**
     * A change and its place among all that this node heard of.
     *
     * @param number from 1
     * @param change what changed
     */
    record Announced(long number, LiveChange change) {}

    synchronized Announced add(LiveChange change) {
        if (newest.size() == size) {
            newest.removeFirst();
        }
        var announced = new Announced(++count, change);
        newest.addLast(announced);
        return announced;
    }

    /**
     * What a client has missed.
     *
     * @param changes in the order in which they were announced
     * @param upTo the number of the last announcement that was looked at
     */
    record Missed(List<Announced> changes, long upTo) {}

    /**
     * What was announced after an event. Read models are not all equally far: what one of them announced later may be of an
     * earlier event, or of the same one.
     *
     * @param position the event's position
     * @param topics of which kinds of things
     * @return empty if the event, or something after it, is no longer known
     */
    synchronized Optional<Missed> since(long position, Set<String> topics) {
        List<Announced> since = new ArrayList<>();
        boolean found = false;
        for (var announced : newest) {
            var change = announced.change();
            if (found && change.isGap()) {
                return Optional.empty();
            }
            if (topics.contains(change.topic())) {
                if (found) {
                    since.add(announced);
                }
                found |= change.position() == position;
            }
        }
        return found ? Optional.of(new Missed(since, count)) : Optional.empty();
    }

    /** The number of the last announcement, 0 before the first. */
    synchronized long count() {
        return count;
    }

    /**
     * Where a client that comes now begins: after the last announcement of these kinds of things.
     *
     * @return its position, or empty if there was none lately
     */
    synchronized OptionalLong position(Set<String> topics) {
        var backwards = newest.descendingIterator();
        while (backwards.hasNext()) {
            var change = backwards.next().change();
            if (topics.contains(change.topic())) {
                return OptionalLong.of(change.position());
            }
        }
        return OptionalLong.empty();
    }
}
