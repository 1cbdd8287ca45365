package org.waypost.mta.queue.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Where everything that is stored lies, and how much of each segment is still of use. Any thread;
 * no call does I/O.
 */
final class LogIndex {
    private final Map<Integer, KeptMessage> messages = new HashMap<>();
    private final Map<Integer, Long> live = new TreeMap<>();

    /**
     * What a record changes.
     *
     * @param at where its payload begins in the segment
     */
    synchronized void apply(int segment, int at, LogRecord record) {
        switch (record) {
            case LogRecord.Kept kept -> replace(kept.message(), placed(segment, at, kept));
            case LogRecord.Changed(int message, LogRecord.Text text) ->
                    change(message, text.envelope(), placed(segment, at, text));
            case LogRecord.Removed(EnvelopeId id) -> remove(id);
            case LogRecord.Bounds _ -> {
                // of use at a start only
            }
        }
    }

    private static KeptMessage placed(int segment, int at, LogRecord.Kept kept) {
        boolean beside = kept.bodyOffset() == LogRecord.Kept.BESIDE;
        Piece body =
                beside
                        ? new Piece(Piece.BESIDE, 0, kept.bodyLength())
                        : new Piece(segment, at + kept.bodyOffset(), kept.bodyLength());
        return KeptMessage.of(
                body,
                kept.bodyCrc(),
                kept.envelopes().stream().map(LogRecord.Text::envelope).toList(),
                kept.envelopes().stream().map(text -> placed(segment, at, text)).toList());
    }

    private static Piece placed(int segment, int at, LogRecord.Text text) {
        return new Piece(segment, at + text.offset(), text.length());
    }

    synchronized void replace(int message, KeptMessage kept) {
        KeptMessage before = messages.remove(message);
        if (before != null) {
            count(before, -1);
        }
        if (kept.size() > 0) {
            messages.put(message, kept);
            count(kept, 1);
        }
    }

    /** Without effect when it was removed meanwhile: it must not come back. */
    private void change(int message, int envelope, Piece text) {
        KeptMessage before = messages.get(message);
        int at = before == null ? -1 : before.find(envelope);
        if (before != null && at >= 0) {
            replace(message, before.with(at, text));
        }
    }

    /** Whether it was there. */
    synchronized boolean remove(EnvelopeId id) {
        KeptMessage before = messages.get(id.message());
        int at = before == null ? -1 : before.find(id.envelope());
        if (before == null || at < 0) {
            return false;
        }
        replace(id.message(), before.without(at));
        return true;
    }

    private void count(KeptMessage kept, int sign) {
        for (Piece piece : kept.pieces()) {
            live.merge(piece.segment(), sign * (piece.length() + 1), Long::sum);
        }
    }

    synchronized Optional<KeptMessage> find(int message) {
        return Optional.ofNullable(messages.get(message));
    }

    Optional<Piece> text(EnvelopeId id) {
        return find(id.message())
                .filter(kept -> kept.find(id.envelope()) >= 0)
                .map(kept -> kept.text(kept.find(id.envelope())));
    }

    List<EnvelopeId> envelopesOf(int message) {
        List<EnvelopeId> ids = new ArrayList<>();
        find(message)
                .ifPresent(
                        kept -> {
                            for (int i = 0; i < kept.size(); i++) {
                                ids.add(new EnvelopeId(message, kept.id(i)));
                            }
                        });
        return ids;
    }

    synchronized int[] ids() {
        return messages.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** A copy, of one moment. */
    synchronized Map<Integer, KeptMessage> copy() {
        return new HashMap<>(messages);
    }

    /** About as many bytes as are of use there; 0 exactly when none are. */
    synchronized long live(int segment) {
        return live.getOrDefault(segment, 0L);
    }

    /** Messages of which a part lies in a segment that {@code which} names. */
    synchronized List<Integer> touching(Set<Integer> which) {
        List<Integer> found = new ArrayList<>();
        messages.forEach(
                (message, kept) -> {
                    if (kept.pieces().stream().anyMatch(p -> which.contains(p.segment()))) {
                        found.add(message);
                    }
                });
        found.sort(null);
        return found;
    }

    synchronized void drop(int message) {
        KeptMessage before = messages.remove(message);
        if (before != null) {
            count(before, -1);
        }
    }
}
