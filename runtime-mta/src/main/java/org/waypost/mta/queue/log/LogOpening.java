package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.fs.SpoolFolders;

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
        SpoolFolders folders = new SpoolFolders(disk, root);
        folders.makeRoot();
        Disk.Lock lock = disk.lock(layout.spool().lock());
        try {
            folders.make(List.of(layout.log(), layout.bodies(), layout.corrupt()));
            disk.syncDirectory(root);
            return recovered(lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * What an earlier process wrote and did not live to sync is in memory only, and looks the same.
     * Nothing may be built on it before it is on the disk.
     */
    private void syncSegments() throws IOException {
        for (String name : disk.list(layout.log())) {
            if (Segment.parse(name).isPresent()) {
                disk.syncFile(layout.log().resolve(name));
            }
        }
        disk.syncDirectory(layout.log());
    }

    private Opened recovered(Disk.Lock lock) throws IOException {
        syncSegments();
        LogRecovery.Recovered found = new LogRecovery(disk, layout).run();
        LogWriter.Parts files = new LogWriter.Parts(disk, layout, entropy, found.index());
        LogQuarantine quarantine = new LogQuarantine(disk, layout);
        LogWriter writer = new LogWriter(files, found.lastNumber(), found.bounds());
        LogReader reader = new LogReader(disk, layout, found.index());
        Compaction compaction = new Compaction(files, reader, writer, found.snapshotNext());
        for (LogRecovery.Damaged torn : found.torn()) {
            quarantine.copy(torn.segment(), torn.damages().getFirst(), torn.bytes());
        }
        if (!found.torn().isEmpty()) {
            writer.exclusively(() -> writer.write(List.of()));
        }
        evacuate(found.damaged(), compaction, quarantine);
        putAwayStrangers(found, quarantine);
        return new Opened(files, writer, reader, compaction, quarantine, lock);
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
                if (found.damaged().isEmpty() && found.torn().isEmpty()) {
                    disk.delete(layout.bodies().resolve(name));
                } else {
                    quarantine.moveBody(layout.bodies().resolve(name));
                }
            }
        }
    }
}
