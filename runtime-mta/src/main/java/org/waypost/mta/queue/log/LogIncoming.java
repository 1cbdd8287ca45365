package org.waypost.mta.queue.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.Draft;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;

/** A message in memory, or in {@code bodies/} when it grows large, until it is whole. */
final class LogIncoming extends Draft {
    private final LogQueue.Parts parts;
    private final ByteArrayOutputStream inline = new ByteArrayOutputStream();
    private final CRC32C crc = new CRC32C();
    private long length;
    private Disk.@Nullable Handle file;

    LogIncoming(LogQueue.Parts parts, int messageId) {
        super(messageId, parts.entropy());
        this.parts = parts;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        Disk.Handle handle = file;
        if (handle == null && inline.size() + bytes.remaining() > LogLimits.INLINE_BYTES) {
            handle = parts.disk().create(parts.layout().body(messageId()));
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

    /**
     * A body whose record may have reached the disk stays: should that record ever be read, its
     * message is whole. The next start puts it away if it was not.
     */
    @Override
    protected void store(List<Envelope> envelopes) throws IOException {
        byte[] record = RecordText.kept(messageId(), body(), texts(envelopes));
        pastReturn();
        try {
            parts.writer().append(record);
        } finally {
            parts.incoming().remove(messageId());
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

    private static Map<EnvelopeId, byte[]> texts(List<Envelope> envelopes) throws IOException {
        Map<EnvelopeId, byte[]> texts = new LinkedHashMap<>();
        for (Envelope envelope : envelopes) {
            texts.put(envelope.id(), EnvelopeText.encode(envelope));
        }
        return texts;
    }

    @Override
    protected void discard() throws IOException {
        parts.incoming().remove(messageId());
        if (file != null) {
            file.close();
            parts.disk().delete(parts.layout().body(messageId()));
        }
    }
}
