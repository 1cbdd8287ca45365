package org.waypost.mta.delivery.local;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;

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

    private final InstantSource clock;

    /** A lock of a file is the whole process's: threads need one of their own. */
    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    Mailbox(InstantSource clock) {
        this.clock = clock;
    }

    Outcome deliver(LocalMail mail, Path file) {
        ReentrantLock lock = locks.computeIfAbsent(file, _ -> new ReentrantLock());
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

    /** A symbolic link is not followed: it may have been put there to have another file written. */
    private void append(LocalMail mail, Path file) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                Set.of(
                                        StandardOpenOption.WRITE,
                                        StandardOpenOption.CREATE,
                                        LinkOption.NOFOLLOW_LINKS),
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------")));
                FileLock _ = channel.lock()) {
            long before = channel.size();
            channel.position(before);
            try {
                write(mail, channel);
                channel.force(true);
            } catch (IOException failure) {
                channel.truncate(before);
                throw failure;
            }
        }
    }

    /** A line that looks like the next message's first gets a {@code >} before it. */
    private void write(LocalMail mail, FileChannel channel) throws IOException {
        Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.ISO_8859_1));
        out.write("From " + from(mail) + " " + DATE.format(clock.instant()) + "\n");
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(mail.text(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line.startsWith("From ") ? ">" + line : line);
                out.write('\n');
            }
        }
        out.write('\n');
        out.flush();
    }

    private static String from(LocalMail mail) {
        String sender = FormatValues.mboxFrom(mail.envelope().sender());
        return OneLine.of(sender).replace(' ', '-');
    }
}
