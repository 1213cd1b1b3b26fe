package io.waybill.axonserver.eventstore;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The last sequence number of the aggregates that were written lately. Asking the database instead costs more than the
 * append itself, so it remembers many, in little: 24 bytes and no object each. An aggregate is known by 128 bits of
 * hash under keys drawn at start, so that two are mistaken for one another neither by chance (at two million, once in
 * 10²⁶) nor on purpose (SipHash, Aumasson and Bernstein, INDOCRYPT 2012).
 *
 * <p>There are two generations: a full one becomes the old one, whose aggregates are carried over when they are asked
 * for and otherwise forgotten with it. For one thread.
 */
final class RememberedSequences {

    /** What is remembered of an aggregate that is not known: no sequence number is that small. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final HashFunction high;
    private final HashFunction low;
    private final int most;
    private Generation young = new Generation();
    private @Nullable Generation old;

    /** @param most how many aggregates are remembered at least before one is forgotten, positive */
    RememberedSequences(int most) {
        SecureRandom random = new SecureRandom();
        this.high = Hashing.sipHash24(random.nextLong(), random.nextLong());
        this.low = Hashing.sipHash24(random.nextLong(), random.nextLong());
        this.most = most;
    }

    /** The last sequence number of {@code aggregate}, {@link #UNKNOWN} when it is not remembered. */
    long last(String aggregate) {
        long h = high.hashUnencodedChars(aggregate).asLong();
        long l = low.hashUnencodedChars(aggregate).asLong();
        long last = young.get(h, l);
        if (last == UNKNOWN && old != null) {
            last = old.get(h, l);
            if (last != UNKNOWN) {
                put(h, l, last);
            }
        }
        return last;
    }

    /** Remembers {@code last}, at least -1, for {@code aggregate}. */
    void remember(String aggregate, long last) {
        put(
                high.hashUnencodedChars(aggregate).asLong(),
                low.hashUnencodedChars(aggregate).asLong(),
                last);
    }

    private void put(long h, long l, long last) {
        if (young.size == most) {
            old = young;
            young = new Generation();
        }
        young.put(h, l, last);
    }

    /** Remembers nothing any more. */
    void forget() {
        young = new Generation();
        old = null;
    }

    /** An open-addressing hash table with linear probing; a slot is two words of hash and the number. */
    private static final class Generation {

        private static final int SLOT = 3;
        private static final int FIRST_SLOTS = 1024;

        private long[] table = emptyTable(FIRST_SLOTS);
        private int size;

        private static long[] emptyTable(int slots) {
            long[] table = new long[slots * SLOT];
            for (int at = 2; at < table.length; at += SLOT) {
                table[at] = UNKNOWN;
            }
            return table;
        }

        private static int find(long[] table, long h, long l) {
            int slots = table.length / SLOT;
            int slot = (int) l & (slots - 1);
            int at = slot * SLOT;
            while (table[at + 2] != UNKNOWN && (table[at] != h || table[at + 1] != l)) {
                slot = (slot + 1) & (slots - 1);
                at = slot * SLOT;
            }
            return at;
        }

        long get(long h, long l) {
            return table[find(table, h, l) + 2];
        }

        void put(long h, long l, long last) {
            if (set(table, h, l, last) && ++size > table.length / SLOT / 4 * 3) {
                grow();
            }
        }

        private static boolean set(long[] table, long h, long l, long last) {
            int at = find(table, h, l);
            boolean added = table[at + 2] == UNKNOWN;
            table[at] = h;
            table[at + 1] = l;
            table[at + 2] = last;
            return added;
        }

        private void grow() {
            long[] larger = emptyTable(table.length / SLOT * 2);
            for (int at = 0; at < table.length; at += SLOT) {
                if (table[at + 2] != UNKNOWN) {
                    set(larger, table[at], table[at + 1], table[at + 2]);
                }
            }
            table = larger;
        }
    }
}
