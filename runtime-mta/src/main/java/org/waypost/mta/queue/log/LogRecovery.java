package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Makes the index from what lies on the disk, and changes nothing there: the newest snapshot, then
 * every segment that it does not know of.
 */
final class LogRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private final Disk disk;
    private final LogLayout layout;
    private final LogIndex index = new LogIndex();
    private final List<Segment> segments = new ArrayList<>();
    private final Map<Integer, Integer> bounds = new HashMap<>();
    private final List<Damaged> damaged = new ArrayList<>();
    private final Set<Integer> snapshots = new TreeSet<>();
    private int snapshotNext;
    private final List<LogRecord.Bound> ends = new ArrayList<>();
    private int lastWithRecords;

    /** A segment with bytes that are no records. */
    record Damaged(Segment segment, List<SegmentScan.Damage> damages, ByteBuffer bytes) {
        /** Where its records end, when nothing but its end is damaged. */
        Optional<Integer> end() {
            SegmentScan.Damage last = damages.getLast();
            boolean endOnly = damages.size() == 1 && last.offset() + last.length() == bytes.limit();
            return endOnly ? Optional.of(last.offset()) : Optional.empty();
        }
    }

    /**
     * @param torn damaged at the end of all records only: what a crash makes of a record that was
     *     being written
     * @param bounds of the last segments: where their records end
     * @param snapshotNext the first segment that the snapshot does not know of; 0 without one
     */
    record Recovered(
            LogIndex index,
            List<Segment> segments,
            List<Damaged> damaged,
            List<Damaged> torn,
            List<LogRecord.Bound> bounds,
            int snapshotNext) {
        int lastNumber() {
            int last = segments.isEmpty() ? 0 : segments.getLast().number();
            return Math.max(last, snapshotNext - 1);
        }
    }

    LogRecovery(Disk disk, LogLayout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    Recovered run() throws IOException {
        for (String name : disk.list(layout.log())) {
            Segment.parse(name).ifPresent(segments::add);
            Snapshot.nextOf(name).ifPresent(snapshots::add);
        }
        loadSnapshot();
        List<Segment> unknown =
                segments.stream().filter(one -> one.number() >= snapshotNext).toList();
        for (Segment segment : unknown) {
            ByteBuffer bytes = SegmentScan.read(disk, layout, segment);
            SegmentScan.bounds(bytes, segment)
                    .forEach(bound -> bounds.put(bound.segment(), bound.length()));
        }
        for (Segment segment : unknown) {
            replay(segment, SegmentScan.read(disk, layout, segment));
        }
        dropWhatHasNoSegment();
        Map<Boolean, List<Damaged>> byTorn =
                damaged.stream().collect(Collectors.partitioningBy(this::isTorn));
        List<LogRecord.Bound> last =
                ends.stream().filter(end -> end.segment() >= lastWithRecords).toList();
        return new Recovered(
                index, segments, byTorn.get(false), byTorn.get(true), last, snapshotNext);
    }

    private boolean isTorn(Damaged one) {
        return one.segment().number() >= lastWithRecords && one.end().isPresent();
    }

    private void loadSnapshot() throws IOException {
        for (int next : new ArrayList<>(snapshots).reversed()) {
            Optional<Snapshot> snapshot = Snapshot.read(disk, layout, next);
            if (snapshot.isPresent()) {
                snapshot.get().messages().forEach(index::replace);
                snapshotNext = next;
                return;
            }
            LOG.warn("warn: log: a snapshot is damaged; every segment is read instead");
        }
    }

    private void replay(Segment segment, ByteBuffer bytes) {
        int length = bounds.getOrDefault(segment.number(), bytes.limit());
        SegmentScan scan = new SegmentScan(segment, bytes, length);
        List<SegmentScan.Damage> damages =
                scan.visit(
                        (at, record) -> {
                            lastWithRecords = segment.number();
                            index.apply(segment.number(), at, record);
                        });
        int end = Math.min(length, bytes.limit());
        if (!damages.isEmpty()) {
            Damaged found = new Damaged(segment, damages, bytes);
            damaged.add(found);
            end = found.end().orElse(end);
        }
        ends.add(new LogRecord.Bound(segment.number(), end));
    }

    /** A person took a segment away. */
    private void dropWhatHasNoSegment() {
        Set<Integer> there = segments.stream().map(Segment::number).collect(Collectors.toSet());
        Set<Integer> gone = new HashSet<>();
        for (KeptMessage kept : index.copy().values()) {
            kept.pieces().forEach(piece -> gone.add(piece.segment()));
        }
        gone.removeAll(there);
        gone.remove(Piece.BESIDE);
        for (int message : index.touching(gone)) {
            LOG.warn(
                    "warn: message {}: its segment is not in {}",
                    EnvelopeId.text(message),
                    layout.log());
            index.drop(message);
        }
    }
}
