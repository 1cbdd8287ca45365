package org.waypost.mta.submit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.NioDisk;

/**
 * Where {@code sendmail} leaves mail while no server runs: a file a message, whole or not there.
 *
 * @param path in the spool
 * @param disk what makes contents and names durable
 */
public record OfflineFolder(Path path, Disk disk) {
    private static final Logger LOG = LoggerFactory.getLogger(OfflineFolder.class);
    private static final String MAIL = ".mail";
    private static final String TEMPORARY = ".tmp";

    /** What the server did not take; left for a person to look at. */
    private static final String REFUSED = ".refused";

    private static final String MODE = "unix:mode";
    private static final int PERMISSIONS = 07777;

    /** Through a spool everybody may go, without seeing what is in it. */
    private static final int PASSABLE = 0011;

    private static final int STICKY = 01777;

    private static final Set<OpenOption> READ =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?> OWNERS_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Writes a message. */
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /** The folder of a spool. */
    public static OfflineFolder of(Path spool) {
        return new OfflineFolder(spool.resolve("offline"), new NioDisk());
    }

    /**
     * Makes it ready, as the original has it: everybody may leave mail, nobody may touch another's,
     * and the spool above lets everybody pass. Best done by who runs the server.
     *
     * @throws IOException when the folder cannot be made or is not ours
     */
    public void prepare() throws IOException {
        Files.createDirectories(path);
        Path spool = path.resolveSibling(".").normalize();
        allow(spool, PASSABLE);
        allow(path, STICKY);
        disk.syncDirectory(spool);
    }

    private static void allow(Path folder, int wanted) throws IOException {
        int mode = (Integer) Files.getAttribute(folder, MODE) & PERMISSIONS;
        if ((mode & wanted) != wanted) {
            Files.setAttribute(folder, MODE, mode | wanted);
        }
    }

    /** Leaves a message for the next server; durable when it returns. */
    public void leave(Content content) throws IOException {
        if (!Files.exists(path)) {
            prepare();
        }
        String name = UUID.randomUUID().toString();
        Path file = path.resolve(name + TEMPORARY);
        try {
            try (Writer out =
                    new BufferedWriter(
                            Channels.newWriter(
                                    Files.newByteChannel(file, NEW, OWNERS_ONLY),
                                    StandardCharsets.US_ASCII))) {
                content.writeTo(out);
            }
            disk.syncFile(file);
            Files.move(file, path.resolve(name + MAIL), StandardCopyOption.ATOMIC_MOVE);
            disk.syncDirectory(path);
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

    private static boolean isMail(Path file) {
        return file.toString().endsWith(MAIL)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A link of either kind could name a file that only the server may read. */
    private static String ownerOfOnlyName(Path file) throws IOException {
        var attributes = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
        if (!Integer.valueOf(1).equals(attributes.get("nlink"))
                || !Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
            throw new IOException("not taken: the file has other names");
        }
        return ((UserPrincipal) attributes.get("owner")).getName()
                + " "
                + attributes.get("fileKey");
    }

    private static boolean takeUp(LocalMail mail, Path file) throws IOException {
        String owner = ownerOfOnlyName(file);
        LocalMail.Answer answer;
        try (BufferedReader text =
                new BufferedReader(
                        Channels.newReader(
                                Files.newByteChannel(file, READ), StandardCharsets.US_ASCII))) {
            if (!owner.equals(ownerOfOnlyName(file))) {
                throw new IOException("not taken: the file was exchanged");
            }
            answer = mail.take(owner.substring(0, owner.indexOf(' ')), text);
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
