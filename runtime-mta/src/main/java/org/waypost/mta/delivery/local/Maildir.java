package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Delivers into maildirs. The file is written in {@code tmp}, synced, moved to {@code new}, and
 * {@code new} is synced before the message counts as delivered; folders that had to be made are
 * synced from the first one that was there.
 */
final class Maildir {
    /** Maildirs whose folders are known to be on the disk; beyond it, they are synced once more. */
    private static final int DURABLE_LIMIT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Maildir.class);

    private static final int CHUNK = 64 * 1024;

    private final LocalWorld world;
    private final LocalSettings settings;

    private final Set<Path> durable = ConcurrentHashMap.newKeySet();

    Maildir(LocalWorld world, LocalSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    /**
     * @param template of the path, before expansion
     * @param junk into its folder {@code .Junk}
     */
    Outcome deliver(LocalMail mail, String template, boolean junk) {
        Format format =
                new Format(
                        new FormatValues(mail.envelope(), mail.user()),
                        settings.matching(),
                        settings.subAddressDelimiter());
        return switch (format.expand(template, new PathQuoting())) {
            case Expansion.Refused(String why) -> {
                LOG.warn("maildir path {}: {}", OneLine.of(template), OneLine.of(why));
                yield new Outcome.PermanentFailure("maildir path could not be expanded");
            }
            case Expansion.Expanded(String path) ->
                    path.startsWith("/")
                            ? store(mail, Path.of(path), junk)
                            : new Outcome.PermanentFailure("maildir path is not absolute");
        };
    }

    private Outcome store(LocalMail mail, Path root, boolean junk) {
        try {
            Path folder = folder(mail, root, junk);
            write(mail, folder);
            return new Outcome.Delivered("Delivered");
        } catch (IOException failure) {
            String why = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            LOG.warn("maildir {}: {}", root, OneLine.of(why));
            return new Outcome.TemporaryFailure("maildir: " + OneLine.of(why));
        }
    }

    /** A sub-address has a folder only if its owner made one. */
    private Path folder(LocalMail mail, Path root, boolean junk) throws IOException {
        ensureMaildir(root);
        if (junk) {
            Path spam = root.resolve(".Junk");
            ensureMaildir(spam);
            return spam;
        }
        if (mail.extension().isEmpty()) {
            return root;
        }
        String name = new PathQuoting().value(mail.extension(), false, false);
        Path own = root.resolve("." + name);
        if (!isFolder(own)) {
            return root;
        }
        ensureMaildir(own);
        return own;
    }

    private void ensureMaildir(Path path) throws IOException {
        ensureDirectory(path);
        for (String part : new String[] {"tmp", "new", "cur"}) {
            ensureDirectory(path.resolve(part));
        }
        if (!durable.contains(path)) {
            syncWayTo(path);
            if (durable.size() >= DURABLE_LIMIT) {
                durable.clear();
            }
            durable.add(path);
        }
    }

    /**
     * A folder that is there may have been made by an attempt that failed before its name was on
     * the disk: the first delivery of a process to a maildir makes sure.
     */
    private void syncWayTo(Path maildir) throws IOException {
        for (Path at = maildir; at != null; at = at.getParent()) {
            try {
                world.disk().syncDirectory(at);
            } catch (AccessDeniedException _) {
                return; // not ours to read, so not ours to have made what is in it
            }
        }
    }

    /** Makes what is missing, and the entry of each new folder durable. */
    private void ensureDirectory(Path path) throws IOException {
        Disk disk = world.disk();
        if (isFolder(path)) {
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            ensureDirectory(parent);
        }
        try {
            disk.makeDirectory(path);
        } catch (FileAlreadyExistsException exists) {
            // Another delivery was faster; anything but a folder of that name is in the way.
            if (!isFolder(path)) {
                throw exists;
            }
        }
        if (parent != null) {
            disk.syncDirectory(parent);
        }
    }

    /**
     * People keep their mail behind symbolic links. With the rights of root none is followed: its
     * owner could have pointed it at a folder that only root may write to.
     */
    private boolean isFolder(Path path) throws IOException {
        boolean follow = !settings.root();
        return world.disk().isDirectory(path)
                || follow && world.disk().isDirectory(path.resolve("."));
    }

    private void write(LocalMail mail, Path folder) throws IOException {
        String name = uniqueName();
        Path temporary = folder.resolve("tmp").resolve(name);
        Path arrived = folder.resolve("new").resolve(name);
        try {
            writeSynced(mail, temporary);
            if (world.disk().exists(arrived)) {
                throw new FileAlreadyExistsException(arrived.toString());
            }
            world.disk().rename(temporary, arrived);
        } catch (IOException failure) {
            discard(temporary);
            throw failure;
        }
        world.disk().syncDirectory(arrived.getParent());
    }

    private void writeSynced(LocalMail mail, Path file) throws IOException {
        try (Disk.Handle handle = world.disk().create(file);
                InputStream text = mail.text()) {
            byte[] chunk = new byte[CHUNK];
            for (int n = text.read(chunk); n >= 0; n = text.read(chunk)) {
                handle.write(ByteBuffer.wrap(chunk, 0, n));
            }
            handle.sync();
        }
    }

    private void discard(Path temporary) {
        try {
            if (world.disk().exists(temporary)) {
                world.disk().delete(temporary);
            }
        } catch (IOException _) {
            // Mail readers clear tmp of files older than 36 hours (maildir(5)).
        }
    }

    /** {@code TIME.8HEX.HOST}; a host name's slash and colon are written as maildir(5) asks. */
    private String uniqueName() {
        String host = settings.serverName().replace("/", "\\057").replace(":", "\\072");
        String random = EnvelopeId.text(world.entropy().nextInt());
        return world.clock().instant().getEpochSecond() + "." + random + "." + host;
    }
}
