package org.waypost.engine.graph.bits;

import java.util.Arrays;

/**
 * The clauses that may still hold.
 *
 * @param first the index of the first word that is kept; those before are empty
 * @param words without empty ones at either end; never changed
 */
public record LiveSet(int first, long[] words) {
    /** Of full words, of which the last ones may be cut. */
    public static LiveSet of(long[] full) {
        int from = 0;
        int to = full.length;
        while (to > 0 && full[to - 1] == 0) {
            to--;
        }
        while (from < to && full[from] == 0) {
            from++;
        }
        return new LiveSet(from == to ? 0 : from, Arrays.copyOfRange(full, from, to));
    }

    /** The number of the first clause from {@code number} on, or -1. */
    public int next(int number) {
        int word = Math.max(0, (number >> 6) - first);
        long masked = -1L << (number >> 6 < first ? 0 : number);
        while (word < words.length) {
            long rest = words[word] & masked;
            if (rest != 0) {
                return ((first + word) << 6) + Long.numberOfTrailingZeros(rest);
            }
            masked = -1L;
            word++;
        }
        return -1;
    }

    /** One word, empty where nothing is kept. */
    public long word(int index) {
        int at = index - first;
        return at < 0 || at >= words.length ? 0L : words[at];
    }

    /** Behind the last word that is kept. */
    public int end() {
        return first + words.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveSet set
                && set.first == first
                && Arrays.equals(set.words, words);
    }

    @Override
    public int hashCode() {
        // Sets that differ in one clause are usual: each bit must move the hash its own way.
        long hash = first;
        for (long word : words) {
            hash = (hash ^ word) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash ^ hash >>> 32);
    }
}
