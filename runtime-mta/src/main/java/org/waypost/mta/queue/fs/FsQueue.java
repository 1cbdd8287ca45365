package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.Closing;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.MailQueue;

/**
 * One file per envelope beside its message. Whatever a person does to the tree is a temporary
 * failure of the message concerned.
 */
public final class FsQueue implements MailQueue {
    private static final Logger LOG = LoggerFactory.getLogger(FsQueue.class);

    /** Tries for a message id that is free; the second one is a rarity, the tenth a fault. */
    private static final int ID_TRIES = 10;

    private final Parts parts;
    private final Disk.Lock lock;
    private final MessageLocks locks = new MessageLocks();
    private final Quarantine quarantine;
    private final SpoolReader reader;
    private final Set<Path> unsynced = ConcurrentHashMap.newKeySet();

    /** What the queue and a message on its way in share. */
    record Parts(
            Disk disk,
            SpoolLayout layout,
            Entropy entropy,
            Durability durability,
            Purge purge,
            Disowned disowned,
            KnownEnvelopes known) {
        /** Makes a bucket that is missing: not yet there, or removed by a person. */
        void makeBucket(Path bucket) throws IOException {
            durability.made(bucket);
            try {
                disk.makeDirectory(bucket);
            } catch (FileAlreadyExistsException _) {
                // another message made it meanwhile
            }
        }

        void writeSynced(Path file, byte[] bytes) throws IOException {
            try (Disk.Handle handle = disk.create(file)) {
                handle.write(ByteBuffer.wrap(bytes));
                handle.sync();
            }
        }
    }

    private FsQueue(Parts parts, Disk.Lock lock) {
        this.parts = parts;
        this.lock = lock;
        this.quarantine = new Quarantine(parts.disk(), parts.layout());
        this.reader = new SpoolReader(parts.disk(), parts.layout());
    }

    /**
     * Takes a spool into use, makes what is missing of it, and puts away what was on its way in
     * when the last server ended.
     *
     * @throws IOException when the spool cannot be used, or another server uses it
     */
    public static FsQueue open(Disk disk, SpoolLayout layout, Entropy entropy) throws IOException {
        Disk.Lock lock = new SpoolPreparation(disk, layout, entropy).prepare();
        try {
            Durability durability =
                    disk.wholeSync(layout.root())
                            .<Durability>map(GroupSyncs::new)
                            .orElseGet(() -> new OwnSyncs(disk, layout));
            Purge purge = new Purge(disk, layout, entropy);
            KnownEnvelopes known = new KnownEnvelopes();
            Disowned disowned = new Disowned(disk, layout, purge, known);
            return new FsQueue(
                    new Parts(disk, layout, entropy, durability, purge, disowned, known), lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public Incoming begin() throws IOException {
        for (int i = 0; i < ID_TRIES; i++) {
            int id = parts.entropy().nextNonZero();
            boolean taken =
                    parts.disowned().has(id) || parts.disk().exists(parts.layout().folder(id));
            if (!taken && reserve(id)) {
                return new FsIncoming(parts, id);
            }
        }
        throw new IOException("no free message id found");
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        Path folder = parts.layout().folder(messageId);
        if (parts.disk().exists(folder) || !reserve(messageId)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        return new FsIncoming(parts, messageId);
    }

    private boolean reserve(int id) throws IOException {
        Path folder = parts.layout().incoming(id);
        try {
            parts.disk().makeDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (NoSuchFileException _) {
            // a person removed it; the spool itself must be there
            parts.disk().makeDirectory(parts.layout().incoming());
            parts.disk().makeDirectory(folder);
            return true;
        }
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        parts.disowned().drop(id.message());
        try {
            return reader.load(id);
        } catch (DamagedEnvelopeException e) {
            try (var _ = locks.hold(id.message())) {
                parts.known().forget(id);
                quarantine.take(id, isLast(id), e);
            } catch (IOException closed) {
                LOG.warn("warn: envelope {}: stays: {}", id, DiskError.describe(closed));
            }
            throw e;
        }
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        return reader.message(messageId);
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        EnvelopeId id = envelope.id();
        byte[] bytes = EnvelopeText.encode(envelope);
        try (var _ = locks.hold(id.message())) {
            Path file = parts.layout().envelope(id);
            if (!parts.disk().exists(file)) {
                // removed meanwhile: it must not come back
                throw new NoSuchFileException(file.toString());
            }
            Path temporary = parts.layout().temporary(id);
            writeFresh(temporary, bytes);
            parts.disk().rename(temporary, file);
            parts.disk().syncDirectory(parts.layout().folder(id.message()));
        }
    }

    /** A leftover of a crash or of a full disk is in the way at most once. */
    private void writeFresh(Path temporary, byte[] bytes) throws IOException {
        try {
            parts.writeSynced(temporary, bytes);
        } catch (FileAlreadyExistsException _) {
            parts.disk().delete(temporary);
            parts.writeSynced(temporary, bytes);
        }
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        try (var _ = locks.hold(id.message())) {
            Path folder = parts.layout().folder(id.message());
            parts.known().forget(id);
            if (isLast(id)) {
                parts.purge().take(folder);
                unsynced.remove(folder);
            } else {
                parts.disk().delete(parts.layout().envelope(id));
                unsynced.add(folder);
            }
        }
        if (parts.purge().isFull()) {
            tidy();
        }
    }

    /**
     * Nothing is asked of the disk while another envelope is known, there or moved away.
     *
     * @throws IOException when it cannot be told: what is removed then could leave its message
     */
    private boolean isLast(EnvelopeId id) throws IOException {
        if (!parts.known().of(id.message()).isEmpty()) {
            return false;
        }
        List<EnvelopeId> others = new ArrayList<>(there(id.message()));
        boolean there = others.remove(id);
        // not the one that goes: nobody would wait for its end
        parts.known().saw(id.message(), others);
        return there && others.isEmpty();
    }

    @Override
    public void scan(Consumer<Envelope> each) throws IOException {
        try {
            tidy();
        } catch (IOException e) {
            // what cannot be deleted keeps nobody from what waits
            LOG.warn("warn: queue not tidied: {}", DiskError.describe(e));
        }
        new SpoolScan(parts.disk(), parts.layout(), this::loadQuietly, this::names).visit(each);
    }

    private Optional<Envelope> loadQuietly(EnvelopeId id) {
        try {
            return Optional.of(load(id));
        } catch (DamagedEnvelopeException _) {
            return Optional.empty(); // said when it was put away
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
            return Optional.empty();
        }
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) throws IOException {
        parts.disowned().drop(messageId);
        return SpoolLayout.envelopes(messageId, names(messageId));
    }

    /** All that lies in a message's folder; its envelopes are known from now on. */
    private List<String> names(int messageId) throws IOException {
        try (var _ = locks.hold(messageId)) {
            List<String> names = parts.disk().list(parts.layout().folder(messageId));
            parts.known().saw(messageId, SpoolLayout.envelopes(messageId, names));
            return names;
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private List<EnvelopeId> there(int messageId) throws IOException {
        try {
            List<String> names = parts.disk().list(parts.layout().folder(messageId));
            return SpoolLayout.envelopes(messageId, names);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    @Override
    public void tidy() throws IOException {
        parts.disowned().dropAll();
        for (Path folder : unsynced) {
            unsynced.remove(folder);
            try {
                parts.disk().syncDirectory(folder);
            } catch (NoSuchFileException _) {
                // gone as a whole meanwhile
            }
        }
        parts.purge().empty();
    }

    @Override
    public List<String> check() throws IOException {
        return new SpoolCheck(parts, this::load, locks).run();
    }

    @Override
    public void uncorrupt(int messageId) throws IOException {
        synchronized (quarantine) {
            quarantine.giveBack(messageId);
        }
    }

    @Override
    public void close() {
        Closing.of(this::tidy, parts.durability()::close, lock::close);
    }
}
