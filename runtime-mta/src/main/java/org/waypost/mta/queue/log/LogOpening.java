package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.EnvelopeId;

/** What is done to a log before it is used. */
record LogOpening(Disk disk, LogLayout layout, Entropy entropy) {
    /** All that a queue is made of. */
    record Opened(
            LogWriter.Parts files,
            LogWriter writer,
            LogReader reader,
            Compaction compaction,
            LogQuarantine quarantine,
            Disk.Lock lock) {}

    Opened open() throws IOException {
        Path root = layout.spool().root();
        Path parent = root.toAbsolutePath().getParent();
        if (makeIfMissing(root) && parent != null) {
            disk.syncDirectory(parent);
        }
        Disk.Lock lock = disk.lock(layout.spool().lock());
        try {
            for (Path directory : List.of(layout.log(), layout.bodies(), layout.corrupt())) {
                makeIfMissing(directory);
            }
            disk.syncDirectory(root);
            return recovered(lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private boolean makeIfMissing(Path directory) throws IOException {
        if (disk.isDirectory(directory)) {
            return false;
        }
        disk.makeDirectory(directory);
        return true;
    }

    private Opened recovered(Disk.Lock lock) throws IOException {
        LogRecovery.Recovered found = new LogRecovery(disk, layout).run();
        LogWriter.Parts files = new LogWriter.Parts(disk, layout, entropy, found.index());
        LogQuarantine quarantine = new LogQuarantine(disk, layout);
        Optional<Torn> torn = Torn.in(found);
        List<LogRecord.Bound> bounds = torn.map(Torn::bound).map(List::of).orElse(found.bound());
        LogWriter writer = new LogWriter(files, found.lastNumber(), bounds);
        LogReader reader = new LogReader(disk, layout, found.index());
        Compaction compaction = new Compaction(files, reader, writer, found.snapshotNext());
        List<LogRecovery.Damaged> damaged = new ArrayList<>(found.damaged());
        if (torn.isPresent()) {
            LogRecovery.Damaged last = damaged.removeLast();
            quarantine.copy(last.segment(), torn.get().damage(), last.bytes());
            writer.exclusively(() -> writer.write(List.of()));
        }
        evacuate(damaged, compaction, quarantine);
        putAwayStrangers(found, quarantine);
        return new Opened(files, writer, reader, compaction, quarantine, lock);
    }

    /** The end of the last segment: what a crash makes of a record that was being written. */
    private record Torn(Segment segment, SegmentScan.Damage damage) {
        static Optional<Torn> in(LogRecovery.Recovered found) {
            if (found.damaged().isEmpty()) {
                return Optional.empty();
            }
            LogRecovery.Damaged last = found.damaged().getLast();
            SegmentScan.Damage end = last.damages().getFirst();
            boolean torn =
                    last.segment().number() == found.lastNumber()
                            && last.damages().size() == 1
                            && end.offset() + end.length() == last.bytes().limit();
            return torn ? Optional.of(new Torn(last.segment(), end)) : Optional.empty();
        }

        LogRecord.Bound bound() {
            return new LogRecord.Bound(segment.number(), damage.offset());
        }
    }

    /** What is whole in a damaged segment is written again, and the file goes to corrupt/. */
    private static void evacuate(
            List<LogRecovery.Damaged> damaged, Compaction compaction, LogQuarantine quarantine)
            throws IOException {
        for (LogRecovery.Damaged one : damaged) {
            compaction.rewrite(Set.of(one.segment().number()));
            quarantine.move(one.segment(), one.damages().size());
        }
        if (!damaged.isEmpty()) {
            compaction.snapshot();
        }
    }

    /** Bodies without a record: never acknowledged; but who knows, when a record was damaged. */
    private void putAwayStrangers(LogRecovery.Recovered found, LogQuarantine quarantine)
            throws IOException {
        for (String name : disk.list(layout.bodies())) {
            Optional<Integer> message = EnvelopeId.parseMessage(name);
            if (message.isPresent() && found.index().find(message.get()).isEmpty()) {
                if (found.damaged().isEmpty()) {
                    disk.delete(layout.bodies().resolve(name));
                } else {
                    quarantine.moveBody(layout.bodies().resolve(name));
                }
            }
        }
    }
}
