package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Puts what cannot be read into {@code corrupt/MSGID}, where a person finds it. The message goes
 * along with its last envelope and has a second name beside any other, so that both can be mended
 * and moved back together.
 */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    /** Tries for a name; nobody repairs one message more often. */
    private static final int NAMES_LIMIT = 1000;

    private final Disk disk;
    private final SpoolLayout layout;

    Quarantine(Disk disk, SpoolLayout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    /** Never throws; what cannot be moved stays. The caller holds the message's lock. */
    void take(EnvelopeId id, boolean last, DamagedEnvelopeException damage) {
        LOG.warn("warn: envelope {}: {}; moved to corrupt/", id, damage.getMessage());
        try {
            makePlace();
            if (last) {
                disk.rename(layout.folder(id.message()), freeFolder(id));
            } else {
                Path folder = emptyFolder(id);
                disk.rename(layout.envelope(id), folder.resolve(id.toString()));
                keepMessage(id, folder);
            }
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: stays: {}", id, DiskError.describe(e));
        }
    }

    /** The others may be delivered before a person comes: the message must not go with them. */
    private void keepMessage(EnvelopeId id, Path folder) throws IOException {
        try {
            disk.link(layout.message(id.message()), folder.resolve(SpoolLayout.MESSAGE));
        } catch (NoSuchFileException _) {
            // there is none to keep
        }
    }

    private void makePlace() throws IOException {
        if (!disk.exists(layout.corrupt())) {
            disk.makeDirectory(layout.corrupt()); // a person removed it
        }
    }

    private Path freeFolder(EnvelopeId id) throws IOException {
        for (int i = 0; i < NAMES_LIMIT; i++) {
            Path folder = numbered(id, i);
            if (!disk.exists(folder)) {
                return folder;
            }
        }
        throw new FileAlreadyExistsException(numbered(id, 0).toString());
    }

    private Path emptyFolder(EnvelopeId id) throws IOException {
        Path folder = freeFolder(id);
        disk.makeDirectory(folder);
        return folder;
    }

    private Path numbered(EnvelopeId id, int number) {
        return numbered(id.messageText(), number);
    }

    private Path numbered(String message, int number) {
        return layout.corrupt().resolve(message + (number == 0 ? "" : "." + number));
    }

    /**
     * Moves all that lies here of a message back into the queue, where nothing is overwritten.
     *
     * @throws IOException when nothing is here, or something of it is in the queue, too
     */
    void giveBack(int message) throws IOException {
        String name = EnvelopeId.text(message);
        boolean found = false;
        for (int i = 0; i < NAMES_LIMIT && (i == 0 || disk.exists(numbered(name, i))); i++) {
            Path folder = numbered(name, i);
            if (disk.exists(folder)) {
                giveBack(folder, layout.folder(message));
                found = true;
            }
        }
        if (!found) {
            throw new NoSuchFileException(numbered(name, 0).toString());
        }
    }

    private void giveBack(Path from, Path home) throws IOException {
        Path bucket = home.resolveSibling(".").normalize();
        if (!disk.exists(bucket)) {
            disk.makeDirectory(bucket);
            disk.syncDirectory(layout.queue());
        }
        if (!disk.exists(home)) {
            disk.rename(from, home);
            disk.syncDirectory(bucket);
            return;
        }
        for (String file : disk.list(from)) {
            giveBack(file, from, home);
        }
        disk.syncDirectory(home);
        disk.delete(from);
    }

    /** The message is there twice, by two names, when some of its envelopes stayed at home. */
    private void giveBack(String file, Path from, Path home) throws IOException {
        Path away = from.resolve(file);
        Path there = home.resolve(file);
        if (!disk.exists(there)) {
            disk.rename(away, there);
        } else if (file.equals(SpoolLayout.MESSAGE) && disk.size(away) == disk.size(there)) {
            disk.delete(away);
        } else {
            throw new FileAlreadyExistsException(there.toString());
        }
    }
}
