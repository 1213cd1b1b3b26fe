package io.waybill.api.live;

import io.waybill.messages.live.LiveChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The changes that were announced last, in the order in which they were: what a client that comes back, or is slow, has
 * missed.
 */
final class LiveWindow {

    private final Announced[] newest;
    private long count;

    LiveWindow(int size) {
        newest = new Announced[size];
    }

    synchronized Announced add(LiveChange change) {
        var announced = new Announced(++count, change);
        newest[place(count)] = announced;
        return announced;
    }

    private int place(long number) {
        return Math.toIntExact(number % newest.length);
    }

    private long oldest() {
        return Math.max(1, count - newest.length + 1);
    }

    /**
     * Where a client goes on that has seen an event. Read models are not all equally far: what one of them announced later
     * may be of an earlier event, or of the same one.
     *
     * @param position the event's position
     * @param topics of which kinds of things
     * @return the number of the first announcement of that event; empty if it, or something after it, is no longer known
     */
    synchronized OptionalLong after(long position, Set<String> topics) {
        long found = 0;
        for (long number = oldest(); number <= count; number++) {
            var change = newest[place(number)].change();
            if (found > 0 && change.isGap()) {
                return OptionalLong.empty();
            }
            if (found == 0 && change.position() == position && topics.contains(change.topic())) {
                found = number;
            }
        }
        return found > 0 ? OptionalLong.of(found) : OptionalLong.empty();
    }

    /**
     * What was announced of some kinds of things, of each thing the newest, whether or not something was missed between.
     *
     * @param after the number of the announcement before the first
     * @param upTo the number of the last
     * @param topics of which kinds of things
     * @return in the order in which they were announced, as far back as is known
     */
    synchronized List<Announced> newest(long after, long upTo, Set<String> topics) {
        return newest(after, upTo, topics, false);
    }

    /**
     * What clients can be told of that was announced of some kinds of things, of each thing the newest.
     *
     * @param after the number of the announcement before the first
     * @param upTo the number of the last
     * @param topics of which kinds of things
     * @return in the order in which they were announced; empty if some of it is no longer known, or was missed
     */
    synchronized Optional<List<Announced>> told(long after, long upTo, Set<String> topics) {
        for (long number = after + 1; number <= upTo; number++) {
            if (number < oldest() || newest[place(number)].change().isGap()) {
                return Optional.empty();
            }
        }
        return Optional.of(newest(after, upTo, topics, true));
    }

    private List<Announced> newest(long after, long upTo, Set<String> topics, boolean told) {
        List<Announced> found = new ArrayList<>();
        Set<String> things = new HashSet<>();
        for (long number = upTo; number > after && number >= oldest(); number--) {
            var announced = newest[place(number)];
            if (topics.contains(announced.change().topic())
                    && (!told || announced.frame() != null)
                    && things.add(announced.thing())) {
                found.add(announced);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** The number of the last announcement, 0 before the first. */
    synchronized long count() {
        return count;
    }

    /**
     * Where a client stands that knows everything up to an announcement.
     *
     * @param upTo the number of the announcement
     * @param topics of which kinds of things
     * @return the position of the last announcement of these, or empty if there was none lately
     */
    synchronized OptionalLong position(long upTo, Set<String> topics) {
        for (long number = upTo; number >= oldest(); number--) {
            var change = newest[place(number)].change();
            if (topics.contains(change.topic())) {
                return OptionalLong.of(change.position());
            }
        }
        return OptionalLong.empty();
    }
}
