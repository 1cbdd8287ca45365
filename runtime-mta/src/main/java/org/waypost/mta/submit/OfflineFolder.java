package org.waypost.mta.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;

/**
 * Where {@code sendmail} leaves mail while no server runs: a file a message, whole or not there.
 *
 * @param path in the spool
 */
public record OfflineFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineFolder.class);
    private static final String MAIL = ".mail";
    private static final String TEMPORARY = ".tmp";

    /** What the server did not take; left for a person to look at. */
    private static final String REFUSED = ".refused";

    /** Writes a message. */
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /** The folder of a spool. */
    public static OfflineFolder of(Path spool) {
        return new OfflineFolder(spool.resolve("offline"));
    }

    /** Leaves a message for the next server; durable when it returns. */
    public void leave(Content content) throws IOException {
        Files.createDirectories(path);
        String name = UUID.randomUUID().toString();
        Path file = path.resolve(name + TEMPORARY);
        try {
            try (Writer out =
                    Files.newBufferedWriter(
                            file, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(file, path.resolve(name + MAIL), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Takes up what lies there; what cannot be queued now stays. Returns how many were taken. */
    public int takeUp(LocalMail mail) {
        int taken = 0;
        for (Path file : files()) {
            try {
                taken += takeUp(mail, file) ? 1 : 0;
            } catch (IOException e) {
                LOG.warn("warn: offline: {}: {}", file.getFileName(), DiskError.describe(e));
            }
        }
        return taken;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(OfflineFolder::isMail).sorted().toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("warn: offline: {}", DiskError.describe(e));
            return List.of();
        }
    }

    /** A link could name a file that only the server may read. */
    private static boolean isMail(Path file) {
        return file.toString().endsWith(MAIL)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean takeUp(LocalMail mail, Path file) throws IOException {
        String user = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
        LocalMail.Answer answer;
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            answer = mail.take(user, text);
        }
        return switch (answer) {
            case LocalMail.Answer.Queued(String id) -> {
                Files.delete(file);
                LOG.info("info: offline: {} is message {}", file.getFileName(), id);
                yield true;
            }
            case LocalMail.Answer.Refused refused -> {
                LOG.warn("warn: offline: {}: {}", file.getFileName(), refused.reply());
                if (!refused.isTemporary()) {
                    Files.move(file, file.resolveSibling(file.getFileName() + REFUSED));
                }
                yield false;
            }
        };
    }
}
