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
import org.waypost.mta.queue.Draft;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;

/** A message in {@code incoming/MSGID} until it is whole. */
final class FsIncoming extends Draft {
    private static final Logger LOG = LoggerFactory.getLogger(FsIncoming.class);

    private final FsQueue.Parts parts;
    private final Path folder;
    private Disk.@Nullable Handle message;

    FsIncoming(FsQueue.Parts parts, int messageId) {
        super(messageId, parts.entropy());
        this.parts = parts;
        this.folder = parts.layout().incoming(messageId);
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

    /** Whole on the disk before it has its name in the queue. */
    @Override
    protected void store(List<Envelope> envelopes) throws IOException {
        parts.durability().contents(folder, written(envelopes));
        parts.known().saw(messageId(), envelopes.stream().map(Envelope::id).toList());
        try {
            moveToQueue();
        } catch (IOException e) {
            parts.known().forgetAll(messageId());
            throw e;
        }
        pastReturn();
        try {
            parts.durability().entry(parts.layout().bucket(messageId()));
        } catch (IOException e) {
            takeBack();
            throw e;
        }
    }

    private List<Path> written(List<Envelope> envelopes) throws IOException {
        List<Path> files = new ArrayList<>();
        opened().close();
        files.add(folder.resolve(SpoolLayout.MESSAGE));
        for (Envelope envelope : envelopes) {
            Path file = folder.resolve(envelope.id().toString());
            try (Disk.Handle handle = parts.disk().create(file)) {
                handle.write(ByteBuffer.wrap(EnvelopeText.encode(envelope)));
            }
            files.add(file);
        }
        return files;
    }

    private void moveToQueue() throws IOException {
        Path target = parts.layout().folder(messageId());
        try {
            parts.disk().rename(folder, target);
        } catch (NoSuchFileException _) {
            parts.makeBucket(parts.layout().bucket(messageId()));
            parts.disk().rename(folder, target);
        }
    }

    /** The client is told to come again: better that this copy is not delivered, too. */
    private void takeBack() {
        try {
            parts.purge().take(parts.layout().folder(messageId()));
            parts.known().forgetAll(messageId());
        } catch (IOException e) {
            LOG.warn(
                    "warn: message {}: not acknowledged and still in the queue: {}",
                    EnvelopeId.text(messageId()),
                    DiskError.describe(e));
            parts.disowned().add(messageId());
        }
    }

    /** What cannot be deleted now is deleted at the next start. */
    @Override
    protected void discard() throws IOException {
        if (message != null) {
            message.close();
        }
        for (String name : parts.disk().list(folder)) {
            parts.disk().delete(folder.resolve(name));
        }
        parts.disk().delete(folder);
    }
}
