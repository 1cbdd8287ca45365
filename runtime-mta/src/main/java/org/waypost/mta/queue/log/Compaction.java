package org.waypost.mta.queue.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Frees what nobody needs any more: the oldest segment's messages that are still here are written
 * once more at the end of the log, then it goes. Always the oldest, so that what says that a
 * message is gone never goes before the message. One caller at a time.
 */
final class Compaction {
    private final Disk disk;
    private final LogLayout layout;
    private final LogIndex index;
    private final LogReader reader;
    private final LogWriter writer;
    private int snapshotNext;

    Compaction(LogWriter.Parts parts, LogReader reader, LogWriter writer, int snapshotNext) {
        this.disk = parts.disk();
        this.layout = parts.layout();
        this.index = parts.index();
        this.reader = reader;
        this.writer = writer;
        this.snapshotNext = snapshotNext;
    }

    /** As much as is worth while now: at most one segment is rewritten. */
    void step() throws IOException {
        List<Segment> sealed = sealed();
        while (!sealed.isEmpty() && index.live(sealed.getFirst().number()) == 0) {
            delete(sealed.removeFirst());
        }
        if (!sealed.isEmpty() && isWasteful(sealed)) {
            Segment oldest = sealed.getFirst();
            rewrite(Set.of(oldest.number()));
            if (index.live(oldest.number()) == 0) {
                delete(oldest);
            }
        }
        if (writer.lastNumber() - snapshotNext >= LogLimits.SEGMENTS_BETWEEN_SNAPSHOTS) {
            snapshot();
        }
    }

    private List<Segment> sealed() throws IOException {
        List<Segment> sealed = new ArrayList<>();
        for (String name : disk.list(layout.log())) {
            Segment.parse(name).filter(writer::isSealed).ifPresent(sealed::add);
        }
        return sealed;
    }

    /** More than half is of no use, and it is more than two segments' worth. */
    private boolean isWasteful(List<Segment> sealed) throws IOException {
        long total = 0;
        long live = 0;
        for (Segment segment : sealed) {
            total += disk.size(layout.segment(segment));
            live += index.live(segment.number());
        }
        return total - live > live + 2L * LogLimits.SEGMENT_BYTES;
    }

    /** An older snapshot would look for it. */
    private void delete(Segment segment) throws IOException {
        if (segment.number() >= snapshotNext) {
            snapshot();
        }
        disk.delete(layout.segment(segment));
        reader.forget(segment);
    }

    /** Writes every message again of which a part lies there. */
    void rewrite(Set<Integer> numbers) throws IOException {
        Deque<Integer> left = new ArrayDeque<>(index.touching(numbers));
        while (!left.isEmpty()) {
            writer.exclusively(() -> rewriteSome(left));
        }
    }

    /** What cannot be read any more stays where it is: whoever wants it puts it away. */
    private void rewriteSome(Deque<Integer> left) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        long bytes = 0;
        while (!left.isEmpty() && bytes < LogLimits.BATCH_BYTES) {
            int message = left.remove();
            Optional<KeptMessage> found = index.find(message);
            if (found.isPresent()) {
                try {
                    byte[] payload = again(message, found.get());
                    bytes += payload.length;
                    payloads.add(payload);
                } catch (DamagedEnvelopeException _) {
                    // said when it is loaded
                }
            }
        }
        if (!payloads.isEmpty()) {
            writer.write(payloads);
        }
    }

    private byte[] again(int message, KeptMessage kept) throws IOException {
        Map<EnvelopeId, byte[]> texts = new LinkedHashMap<>();
        for (EnvelopeId id : index.envelopesOf(message)) {
            texts.put(id, reader.text(id));
        }
        if (kept.body().segment() == Piece.BESIDE) {
            RecordText.Body body = RecordText.Body.beside(kept.body().length(), kept.bodyCrc());
            return RecordText.kept(message, body, texts);
        }
        try (InputStream body = reader.message(message)) {
            ByteBuffer bytes = ByteBuffer.wrap(body.readAllBytes());
            return RecordText.kept(message, RecordText.Body.inline(bytes), texts);
        }
    }

    /** From now on a start reads only what is written from now on. */
    void snapshot() throws IOException {
        List<Snapshot> made = new ArrayList<>();
        writer.exclusively(
                () -> {
                    writer.seal();
                    made.add(new Snapshot(writer.lastNumber() + 1, index.copy()));
                });
        made.getFirst().write(disk, layout);
        snapshotNext = made.getFirst().next();
    }
}
