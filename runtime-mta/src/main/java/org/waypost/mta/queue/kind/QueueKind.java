package org.waypost.mta.queue.kind;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.StoredMail;
import org.waypost.mta.queue.fs.FsQueue;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.queue.fs.SpoolReader;
import org.waypost.mta.queue.log.LogLayout;
import org.waypost.mta.queue.log.LogQueue;
import org.waypost.mta.queue.log.StoppedLog;
import org.waypost.mta.queue.none.NullQueue;
import org.waypost.mta.queue.ram.RamQueue;

/** How a server keeps its queue. */
public enum QueueKind {
    /** A directory that a person can read, move and repair. */
    FS,
    /** Segments that are only appended to: fast. */
    LOG,
    /** On the heap, lost with the process. */
    RAM,
    /** Nowhere. */
    NULL;

    /** As an option says it. */
    public static Optional<QueueKind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of queue that lies in a spool; empty when nothing does. */
    public static Optional<QueueKind> in(Disk disk, Path spool) throws IOException {
        if (holdsSegments(disk, spool)) {
            return Optional.of(LOG);
        }
        return holdsMessages(disk, spool) ? Optional.of(FS) : Optional.empty();
    }

    private static boolean holdsSegments(Disk disk, Path spool) throws IOException {
        return names(disk, new LogLayout(new SpoolLayout(spool)).log()).stream()
                .anyMatch(name -> name.endsWith(".log"));
    }

    private static boolean holdsMessages(Disk disk, Path spool) throws IOException {
        Path queue = new SpoolLayout(spool).queue();
        for (String bucket : names(disk, queue)) {
            if (disk.isDirectory(queue.resolve(bucket))
                    && !names(disk, queue.resolve(bucket)).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(Disk disk, Path folder) throws IOException {
        try {
            return disk.list(folder);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /**
     * @throws IOException when the spool cannot be used, or holds mail of another kind of queue:
     *     that would never be delivered
     */
    public MailQueue open(Disk disk, Path spool, Entropy entropy) throws IOException {
        SpoolLayout layout = new SpoolLayout(spool);
        return switch (this) {
            case FS -> {
                refuseWhen(holdsSegments(disk, spool), spool, LOG);
                yield FsQueue.open(disk, layout, entropy);
            }
            case LOG -> {
                refuseWhen(holdsMessages(disk, spool), spool, FS);
                yield LogQueue.open(disk, new LogLayout(layout), entropy);
            }
            case RAM -> {
                makeFolder(disk, spool);
                yield new RamQueue(entropy);
            }
            case NULL -> {
                makeFolder(disk, spool);
                yield new NullQueue(entropy);
            }
        };
    }

    /** What a stopped server has stored; changes nothing. */
    public static StoredMail read(Disk disk, Path spool) throws IOException {
        SpoolLayout layout = new SpoolLayout(spool);
        return in(disk, spool).equals(Optional.of(LOG))
                ? StoppedLog.read(disk, new LogLayout(layout))
                : new SpoolReader(disk, layout);
    }

    /** The server's socket lies there, whatever the queue is. */
    private static void makeFolder(Disk disk, Path spool) throws IOException {
        if (!disk.isDirectory(spool)) {
            disk.makeDirectory(spool);
        }
    }

    private static void refuseWhen(boolean holds, Path spool, QueueKind other) throws IOException {
        if (holds) {
            throw new FileSystemException(
                    spool.toString(),
                    null,
                    "it holds a queue of the kind "
                            + other.word()
                            + ": start with --queue "
                            + other.word()
                            + ", or move the mail with `waypost queue convert`");
        }
    }
}
