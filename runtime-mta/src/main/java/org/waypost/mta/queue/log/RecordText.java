package org.waypost.mta.queue.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.waypost.mta.queue.EnvelopeId;

/** The payloads of records, written and read. */
final class RecordText {
    private static final byte KEPT = 1;
    private static final byte CHANGED = 2;
    private static final byte REMOVED = 3;
    private static final byte BOUNDS = 4;
    private static final int KEPT_HEAD = 1 + 4 + 1 + 8 + 4 + 4;
    private static final int TEXT_HEAD = 4 + 4;

    /** Before a text: the CRC32C of it. */
    static final int CRC_BYTES = 4;

    private RecordText() {}

    /**
     * A body, or what is known of one that lies beside.
     *
     * @param bytes empty when it lies beside
     */
    record Body(boolean beside, long length, int crc, ByteBuffer bytes) {
        static Body inline(ByteBuffer bytes) {
            return new Body(false, bytes.remaining(), RecordText.crc(bytes), bytes);
        }

        static Body beside(long length, int crc) {
            return new Body(true, length, crc, ByteBuffer.allocate(0));
        }
    }

    static byte[] kept(int message, Body body, Map<EnvelopeId, byte[]> envelopes) {
        int length = KEPT_HEAD + body.bytes().remaining();
        for (byte[] text : envelopes.values()) {
            length += TEXT_HEAD + CRC_BYTES + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(KEPT).putInt(message);
        out.put((byte) (body.beside() ? 1 : 0)).putLong(body.length()).putInt(body.crc());
        out.putInt(envelopes.size());
        envelopes.forEach((id, text) -> putText(out, id, text));
        return out.put(body.bytes().duplicate()).array();
    }

    static byte[] changed(EnvelopeId id, byte[] text) {
        ByteBuffer out = ByteBuffer.allocate(1 + 4 + TEXT_HEAD + CRC_BYTES + text.length);
        putText(out.put(CHANGED).putInt(id.message()), id, text);
        return out.array();
    }

    private static void putText(ByteBuffer out, EnvelopeId id, byte[] text) {
        out.putInt(id.envelope()).putInt(text.length);
        out.putInt(crc(ByteBuffer.wrap(text))).put(text);
    }

    static byte[] removed(EnvelopeId id) {
        return ByteBuffer.allocate(9)
                .put(REMOVED)
                .putInt(id.message())
                .putInt(id.envelope())
                .array();
    }

    static byte[] bounds(List<LogRecord.Bound> bounds) {
        ByteBuffer out = ByteBuffer.allocate(1 + 4 + 8 * bounds.size());
        out.put(BOUNDS).putInt(bounds.size());
        bounds.forEach(bound -> out.putInt(bound.segment()).putInt(bound.length()));
        return out.array();
    }

    private static LogRecord readBounds(ByteBuffer in) {
        List<LogRecord.Bound> bounds = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            bounds.add(new LogRecord.Bound(in.getInt(), in.getInt()));
        }
        return new LogRecord.Bounds(List.copyOf(bounds));
    }

    /** Leaves the buffer as it was. */
    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    /** Empty when it is none: written by a later release, or by chance. Never throws. */
    static Optional<LogRecord> read(ByteBuffer payload) {
        ByteBuffer in = payload.slice();
        try {
            LogRecord record =
                    switch (in.get()) {
                        case KEPT -> readKept(in);
                        case CHANGED -> new LogRecord.Changed(in.getInt(), readText(in));
                        case REMOVED ->
                                new LogRecord.Removed(new EnvelopeId(in.getInt(), in.getInt()));
                        case BOUNDS -> readBounds(in);
                        default -> throw new IllegalArgumentException("kind");
                    };
            return Optional.of(record);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static LogRecord readKept(ByteBuffer in) {
        int message = in.getInt();
        boolean beside = in.get() != 0;
        long length = in.getLong();
        int crc = in.getInt();
        int count = in.getInt();
        List<LogRecord.Text> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        if (beside ? length < 0 : length != in.remaining()) {
            throw new IllegalArgumentException("length of the body");
        }
        int offset = beside ? LogRecord.Kept.BESIDE : in.position();
        return new LogRecord.Kept(message, offset, length, crc, List.copyOf(texts));
    }

    private static LogRecord.Text readText(ByteBuffer in) {
        int envelope = in.getInt();
        int length = in.getInt();
        LogRecord.Text text = new LogRecord.Text(envelope, in.position(), length);
        if (length < 0 || length > in.remaining() - CRC_BYTES) {
            throw new IllegalArgumentException("length of an envelope");
        }
        in.position(in.position() + CRC_BYTES + length);
        return text;
    }
}
