package org.waypost.mta.queue.fs;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.waypost.mta.queue.EnvelopeId;

/**
 * The envelopes of every message that was seen with more than one, until they are removed: so that
 * an envelope whose file a person moved away still has its message when it comes back. A message
 * with one envelope needs no entry and costs nothing. The caller holds the message's lock.
 */
final class KnownEnvelopes {
    /** Messages at most: beyond it a file that was moved away may come back without its message. */
    private static final int LIMIT = 1_000_000;

    /** A message's envelopes by the second half of their ids: a sixth of what objects take. */
    private final Map<Integer, int[]> known = new ConcurrentHashMap<>();

    /** These are there now; those that were seen before are not forgotten. */
    void saw(int message, Collection<EnvelopeId> there) {
        int[] before = known.get(message);
        boolean several = there.size() > 1 && known.size() < LIMIT;
        if (before == null ? several : !there.isEmpty()) {
            IntStream old = before == null ? IntStream.empty() : Arrays.stream(before);
            IntStream now = there.stream().mapToInt(EnvelopeId::envelope);
            known.put(message, IntStream.concat(old, now).distinct().toArray());
        }
    }

    /** One that is delivered, or in {@code corrupt/}: nobody waits for it any more. */
    void forget(EnvelopeId id) {
        known.computeIfPresent(
                id.message(),
                (_, ids) -> {
                    int[] left =
                            Arrays.stream(ids).filter(other -> other != id.envelope()).toArray();
                    return left.length == 0 ? null : left;
                });
    }

    void forgetAll(int message) {
        known.remove(message);
    }

    /** Those that were not removed, whether their files are there or not. */
    List<EnvelopeId> of(int message) {
        return Arrays.stream(known.getOrDefault(message, new int[0]))
                .mapToObj(envelope -> new EnvelopeId(message, envelope))
                .toList();
    }
}
