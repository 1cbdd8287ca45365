package org.waypost.mta.queue.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
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

/** A message in memory, or in {@code bodies/} when it grows large, until it is whole. */
final class LogIncoming implements MailQueue.Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(LogIncoming.class);

    private final LogQueue.Parts parts;
    private final int messageId;
    private final List<Envelope> envelopes = new ArrayList<>();
    private final EnvelopeIds ids;
    private final ByteArrayOutputStream inline = new ByteArrayOutputStream();
    private final CRC32C crc = new CRC32C();
    private long length;
    private Disk.@Nullable Handle file;
    private boolean over;

    LogIncoming(LogQueue.Parts parts, int messageId) {
        this.parts = parts;
        this.messageId = messageId;
        this.ids = new EnvelopeIds(messageId, parts.entropy());
    }

    @Override
    public int messageId() {
        return messageId;
    }

    @Override
    public EnvelopeId nextEnvelopeId() {
        return ids.next();
    }

    @Override
    public void add(Envelope envelope) {
        envelopes.add(envelope);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        Disk.Handle handle = file;
        if (handle == null && inline.size() + bytes.remaining() > LogLimits.INLINE_BYTES) {
            handle = parts.disk().create(parts.layout().body(messageId));
            file = handle;
            handle.write(ByteBuffer.wrap(inline.toByteArray()));
            inline.reset();
        }
        crc.update(bytes.duplicate());
        length += bytes.remaining();
        if (handle != null) {
            handle.write(bytes);
        } else {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            inline.writeBytes(copy);
        }
    }

    @Override
    public void commit() throws IOException {
        try {
            byte[] record = RecordText.kept(messageId, body(), texts());
            over = true;
            parts.writer().append(record);
        } catch (IOException e) {
            rollback();
            throw e;
        } finally {
            if (over) {
                parts.incoming().remove(messageId);
            }
        }
    }

    private RecordText.Body body() throws IOException {
        Disk.Handle handle = file;
        if (handle == null) {
            return RecordText.Body.inline(ByteBuffer.wrap(inline.toByteArray()));
        }
        handle.sync();
        handle.close();
        parts.disk().syncDirectory(parts.layout().bodies());
        return RecordText.Body.beside(length, (int) crc.getValue());
    }

    private Map<EnvelopeId, byte[]> texts() throws IOException {
        Map<EnvelopeId, byte[]> texts = new LinkedHashMap<>();
        for (Envelope envelope : envelopes) {
            texts.put(envelope.id(), EnvelopeText.encode(envelope));
        }
        return texts;
    }

    /**
     * A body whose record may have reached the disk stays: should that record ever be read, its
     * message is whole. The next start puts it away if it was not.
     */
    @Override
    public void rollback() {
        if (over) {
            return;
        }
        over = true;
        parts.incoming().remove(messageId);
        try {
            if (file != null) {
                file.close();
                parts.disk().delete(parts.layout().body(messageId));
            }
        } catch (IOException e) {
            LOG.warn("warn: incoming message not cleaned up: {}", DiskError.describe(e));
        }
    }
}
