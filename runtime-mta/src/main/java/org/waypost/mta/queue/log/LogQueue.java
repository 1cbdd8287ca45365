package org.waypost.mta.queue.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
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
 * Messages and envelopes in segments that are only appended to. Fast, and nothing for a person to
 * edit: {@code waypost queue convert} makes a directory of it.
 */
public final class LogQueue implements MailQueue {
    private static final Logger LOG = LoggerFactory.getLogger(LogQueue.class);

    /** Tries for a message id that is free. */
    private static final int ID_TRIES = 10;

    private final Parts parts;
    private final LogIndex index;
    private final LogReader reader;
    private final Compaction compaction;
    private final LogQuarantine quarantine;
    private final Disk.Lock lock;
    private final ReentrantLock tidying = new ReentrantLock();
    private final Queue<Integer> bodiesToDelete = new ConcurrentLinkedQueue<>();

    /**
     * What the queue and a message on its way in share.
     *
     * @param incoming ids of messages on their way in
     */
    record Parts(
            Disk disk,
            LogLayout layout,
            Entropy entropy,
            LogWriter writer,
            Set<Integer> incoming) {}

    private LogQueue(LogOpening.Opened opened) {
        LogWriter.Parts files = opened.files();
        parts =
                new Parts(
                        files.disk(),
                        files.layout(),
                        files.entropy(),
                        opened.writer(),
                        ConcurrentHashMap.newKeySet());
        index = files.index();
        reader = opened.reader();
        compaction = opened.compaction();
        quarantine = opened.quarantine();
        lock = opened.lock();
    }

    /**
     * Takes a log into use, makes what is missing of it, and puts away what is damaged.
     *
     * @throws IOException when it cannot be used, or another server uses it
     */
    public static LogQueue open(Disk disk, LogLayout layout, Entropy entropy) throws IOException {
        return new LogQueue(new LogOpening(disk, layout, entropy).open());
    }

    @Override
    public Incoming begin() throws IOException {
        for (int i = 0; i < ID_TRIES; i++) {
            int id = parts.entropy().nextNonZero();
            if (index.find(id).isEmpty() && parts.incoming().add(id)) {
                return new LogIncoming(parts, id);
            }
        }
        throw new IOException("no free message id found");
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        if (index.find(messageId).isPresent() || !parts.incoming().add(messageId)) {
            throw new FileAlreadyExistsException(EnvelopeId.text(messageId));
        }
        return new LogIncoming(parts, messageId);
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        try {
            return reader.load(id);
        } catch (DamagedEnvelopeException e) {
            putAway(id, e, Map.of(id.toString(), reader.stored(id)));
            throw e;
        }
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        try {
            return reader.message(messageId);
        } catch (DamagedEnvelopeException e) {
            byte[] body = reader.inlineBody(messageId);
            for (EnvelopeId id : index.envelopesOf(messageId)) {
                Map<String, byte[]> files = new LinkedHashMap<>();
                files.put(id.toString(), reader.text(id));
                files.put(LogQuarantine.messageName(), body);
                putAway(id, e, files);
            }
            throw e;
        }
    }

    /** Out of the log only when it is in {@code corrupt/}. */
    private void putAway(EnvelopeId id, DamagedEnvelopeException damage, Map<String, byte[]> files)
            throws IOException {
        quarantine.put(id, String.valueOf(damage.getMessage()), files);
        if (index.remove(id)) {
            parts.writer().later(RecordText.removed(id));
        }
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        EnvelopeId id = envelope.id();
        if (index.text(id).isEmpty()) {
            throw new NoSuchFileException(id.toString());
        }
        parts.writer().append(RecordText.changed(id, EnvelopeText.encode(envelope)));
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        boolean beside =
                index.find(id.message())
                        .filter(kept -> kept.body().segment() == Piece.BESIDE)
                        .isPresent();
        if (!index.remove(id)) {
            throw new NoSuchFileException(id.toString());
        }
        if (beside && index.find(id.message()).isEmpty()) {
            bodiesToDelete.add(id.message());
        }
        parts.writer().later(RecordText.removed(id));
    }

    @Override
    public void scan(Consumer<Envelope> each) throws IOException {
        for (int message : index.ids()) {
            for (EnvelopeId id : index.envelopesOf(message)) {
                scan(id, each);
            }
        }
    }

    private void scan(EnvelopeId id, Consumer<Envelope> each) {
        Envelope envelope;
        try {
            envelope = load(id);
        } catch (DamagedEnvelopeException | NoSuchFileException _) {
            return; // said when it was put away, or delivered meanwhile
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: {}", id, DiskError.describe(e));
            return;
        }
        each.accept(envelope);
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        return index.envelopesOf(messageId);
    }

    /** Reads every byte; what is damaged goes to {@code corrupt/} as it does in daily work. */
    @Override
    public List<String> check() {
        List<String> findings = new ArrayList<>();
        for (int message : index.ids()) {
            for (EnvelopeId id : index.envelopesOf(message)) {
                check(id, findings);
            }
        }
        return findings;
    }

    private void check(EnvelopeId id, List<String> findings) {
        try {
            load(id);
            try (InputStream body = message(id.message())) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (DamagedEnvelopeException e) {
            findings.add("envelope " + id + ": " + e.getMessage() + "; moved to corrupt/");
        } catch (IOException e) {
            if (index.text(id).isPresent()) { // else delivered while we looked
                findings.add("envelope " + id + ": " + DiskError.describe(e));
            }
        }
    }

    @Override
    public void tidy() throws IOException {
        if (!tidying.tryLock()) {
            return;
        }
        try {
            int gone = bodiesToDelete.size();
            parts.writer().flush();
            for (int i = 0; i < gone; i++) {
                deleteBody(bodiesToDelete.remove());
            }
            compaction.step();
        } finally {
            tidying.unlock();
        }
    }

    private void deleteBody(int message) throws IOException {
        try {
            parts.disk().delete(parts.layout().body(message));
        } catch (NoSuchFileException _) {
            // a person was quicker
        }
    }

    @Override
    public void close() {
        Closing.of(this::tidy, lock::close);
    }
}
