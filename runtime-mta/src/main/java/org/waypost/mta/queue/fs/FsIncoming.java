package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeIds;
import org.waypost.mta.queue.EnvelopeText;
import org.waypost.mta.queue.MailQueue;

/** A message in {@code incoming/MSGID} until it is whole. */
final class FsIncoming implements MailQueue.Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(FsIncoming.class);

    private final FsQueue.Parts parts;
    private final int messageId;
    private final Path folder;
    private final List<Envelope> envelopes = new ArrayList<>();
    private final EnvelopeIds ids;
    private Disk.@Nullable Handle message;
    private boolean over;

    FsIncoming(FsQueue.Parts parts, int messageId) {
        this.parts = parts;
        this.messageId = messageId;
        this.ids = new EnvelopeIds(messageId, parts.entropy());
        this.folder = parts.layout().incoming(messageId);
    }

    @Override
    public int messageId() {
        return messageId;
    }

    @Override
    public EnvelopeId nextEnvelopeId() {
        return ids.next();
    }

    /** Kept in memory until the commit: a refused message costs no file per recipient. */
    @Override
    public void add(Envelope envelope) {
        envelopes.add(envelope);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        opened().write(bytes);
    }

    private Disk.Handle opened() throws IOException {
        Disk.Handle handle = message;
        if (handle == null) {
            handle = parts.disk().create(folder.resolve(SpoolLayout.MESSAGE));
            message = handle;
        }
        return handle;
    }

    @Override
    public void commit() throws IOException {
        try {
            syncContents();
            moveToQueue();
        } catch (IOException e) {
            rollback();
            throw e;
        }
        over = true;
        try {
            parts.buckets().sync(parts.layout().bucket(messageId));
        } catch (IOException e) {
            takeBack();
            throw e;
        }
    }

    private void syncContents() throws IOException {
        opened().sync();
        opened().close();
        for (Envelope envelope : envelopes) {
            parts.writeSynced(
                    folder.resolve(envelope.id().toString()), EnvelopeText.encode(envelope));
        }
        parts.disk().syncDirectory(folder);
    }

    private void moveToQueue() throws IOException {
        Path target = parts.layout().folder(messageId);
        try {
            parts.disk().rename(folder, target);
        } catch (NoSuchFileException _) {
            parts.buckets().make(parts.layout().bucket(messageId));
            parts.disk().rename(folder, target);
        }
    }

    /** The client is told to come again: better that this copy is not delivered, too. */
    private void takeBack() {
        try {
            parts.purge().take(parts.layout().folder(messageId));
        } catch (IOException e) {
            LOG.warn(
                    "warn: message {}: not acknowledged and still in the queue: {}",
                    EnvelopeId.text(messageId),
                    DiskError.describe(e));
            parts.disowned().add(messageId);
        }
    }

    /** What cannot be deleted now is deleted at the next start. */
    @Override
    public void rollback() {
        if (over) {
            return;
        }
        over = true;
        try {
            if (message != null) {
                message.close();
            }
            for (String name : parts.disk().list(folder)) {
                parts.disk().delete(folder.resolve(name));
            }
            parts.disk().delete(folder);
        } catch (IOException e) {
            LOG.warn("warn: incoming message not cleaned up: {}", DiskError.describe(e));
        }
    }
}
