package io.waybill.projection.engine;

import java.util.Collection;

/** Where the generations of a projection are kept, each in a place of its own, and what readers see of them. */
public interface Places {

    /** What keeps them, for operators: {@code PostgreSQL} or {@code Elasticsearch}. */
    String store();

    /**
     * The place of a generation.
     *
     * @param generation its number, from 1
     * @return a name that can be written into a statement as it is
     */
    String name(int generation);

    /** Makes an empty place, unless it is there. */
    void create(int generation);

    /** Drops a place with all that is in it, if it is there. */
    void drop(int generation);

    /** Lets readers see this generation and no other, in one step. Doing it again changes nothing. */
    void serve(int generation);

    /**
     * Compares two generations, which may both be changing meanwhile.
     *
     * @return the keys at which they differ at this moment, at most a thousand; empty if they are equal
     */
    Collection<String> differences(int one, int other);
}
