package io.waybill.axonserver.wire;

/**
 * A message on its way to a handler.
 *
 * @param message what to send
 * @param bytes its size
 * @param priority higher ones overtake lower ones while they wait
 * @param arrival orders those of one priority
 * @param <T> the message
 */
public record Delivery<T>(T message, int bytes, long priority, long arrival) implements Comparable<Delivery<T>> {

    @Override
    public int compareTo(Delivery<T> other) {
        int byPriority = Long.compare(other.priority, priority);
        return byPriority != 0 ? byPriority : Long.compare(arrival, other.arrival);
    }
}
