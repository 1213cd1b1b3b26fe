package io.waybill.axonserver.command;

/**
 * A connection that handles one command.
 *
 * @param handler the connection
 * @param clientId the client behind it, the same after a reconnect
 * @param weight its load factor relative to those of the others, positive
 */
record Candidate(CommandHandler handler, String clientId, int weight) {

    private static final int USUAL_WEIGHT = 100;
    private static final double HASHES = 0x1p53;

    /** With a load factor as the client gives it: 0 (or nonsense) means 100. */
    static Candidate of(CommandHandler handler, String clientId, int loadFactor) {
        return new Candidate(handler, clientId, loadFactor <= 0 ? USUAL_WEIGHT : loadFactor);
    }

    /**
     * How strongly this candidate claims a routing key. Every key goes to the strongest claim; when candidates come or
     * go only their own keys move, and each gets keys in proportion to its weight (weighted rendezvous hashing, after
     * Schindelhauer and Schomaker, "Weighted distributed hash tables", SPAA 2005).
     */
    double claim(long keyHash) {
        long hash = scramble(keyHash ^ scramble(hash(clientId)));
        double uniform = ((hash >>> 11) + 0.5) / HASHES;
        return -weight / Math.log(uniform);
    }

    /** 64 bits of FNV-1a. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64: every bit of the input moves every bit of the output. */
    private static long scramble(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
