package org.waypost.mta.delivery.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.Disk;

/**
 * Appends to mailbox files (RFC 4155): under a lock that other programs see, synced before the
 * message counts as delivered, and cut back to the old size when something fails in between.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** asctime(3), in UTC as RFC 4155 asks. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String MESSAGE_END = "\n\n";

    private static final int BUFFER_BYTES = 16 * 1024;

    /** Mailboxes that are written at the same time. */
    private static final int STRIPES = 64;

    /** A mail reader holds its lock for a moment; one that never lets go must not hold a thread. */
    private static final int LOCK_TRIES = 100;

    private static final long LOCK_PAUSE_NANOS = 100_000_000;

    private final InstantSource clock;

    /** A lock of a file is the whole process's: threads need some of their own. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    private final Disk disk;

    Mailbox(InstantSource clock, Disk disk) {
        this.clock = clock;
        this.disk = disk;
    }

    Outcome deliver(LocalMail mail, Path file) {
        ReentrantLock lock = locks.get(Math.floorMod(file.hashCode(), STRIPES));
        lock.lock();
        try {
            append(mail, file);
            return new Outcome.Delivered("Delivered");
        } catch (IOException failure) {
            String why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            LOG.warn("mailbox {}: {}", file, OneLine.of(why));
            return new Outcome.TemporaryFailure("mailbox: " + OneLine.of(why));
        } finally {
            lock.unlock();
        }
    }

    /**
     * A symbolic link is not followed: it may have been put there to have another file written. A
     * file that may be new needs its name on the disk as well, or a crash takes all of it away.
     */
    private void append(LocalMail mail, Path file) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                Set.of(
                                        StandardOpenOption.READ,
                                        StandardOpenOption.WRITE,
                                        StandardOpenOption.CREATE,
                                        LinkOption.NOFOLLOW_LINKS),
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")));
                FileLock _ = lock(channel)) {
            long before = channel.size();
            try {
                channel.position(before);
                endTornMessage(channel, before);
                write(mail, channel);
                sync(file, before == 0);
            } catch (IOException failure) {
                channel.truncate(before);
                throw failure;
            }
        }
    }

    /**
     * Many an alias ends in {@code /dev/null}: of a device nothing is kept, nor can it be synced.
     */
    private void sync(Path file, boolean maybeNew) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        disk.syncFile(file);
        Path folder = file.toAbsolutePath().getParent();
        if (maybeNew && folder != null) {
            disk.syncDirectory(folder);
        }
    }

    /** A crash in the middle of a message leaves no empty line, and only behind one is "From ". */
    private static void endTornMessage(FileChannel channel, long size) throws IOException {
        int length = (int) Math.min(size, MESSAGE_END.length());
        ByteBuffer last = ByteBuffer.allocate(length);
        while (last.hasRemaining() && channel.read(last, size - length + last.position()) >= 0) {
            // a read may give less than was asked for
        }
        String end = new String(last.array(), StandardCharsets.ISO_8859_1);
        if (size > 0 && !end.endsWith(MESSAGE_END)) {
            String missing = end.endsWith("\n") ? "\n" : MESSAGE_END;
            channel.write(ByteBuffer.wrap(missing.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(LOCK_PAUSE_NANOS);
        }
        throw new IOException("locked by another program");
    }

    private void write(LocalMail mail, FileChannel channel) throws IOException {
        String first = "From " + from(mail) + " " + DATE.format(clock.instant()) + "\n";
        OutputStream file =
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        file.write(first.getBytes(StandardCharsets.US_ASCII));
        try (InputStream text = mail.text()) {
            new FromQuoting(file).copy(text);
        }
        file.write('\n');
        file.flush();
    }

    private static String from(LocalMail mail) {
        String sender = FormatValues.mboxFrom(mail.envelope().sender());
        return OneLine.of(sender).replace(' ', '-');
    }
}
