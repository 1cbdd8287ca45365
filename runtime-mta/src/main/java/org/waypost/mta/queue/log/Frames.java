package org.waypost.mta.queue.log;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A record as it lies in a segment: salt, length of the payload, CRC32C of both, payload. */
final class Frames {
    static final int HEAD_BYTES = 8 + 4 + 4;
    private static final int SALT_BYTES = 8;

    private Frames() {}

    static int size(byte[] payload) {
        return HEAD_BYTES + payload.length;
    }

    static void put(ByteBuffer out, long salt, byte[] payload) {
        out.putLong(salt).putInt(payload.length);
        out.putInt(crc(payload.length, ByteBuffer.wrap(payload))).put(payload);
    }

    private static int crc(int length, ByteBuffer payload) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, length));
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** The payload of the frame that begins at {@code at} and is whole. */
    static Optional<ByteBuffer> at(ByteBuffer segment, int at, long salt) {
        if (segment.limit() - at < HEAD_BYTES || segment.getLong(at) != salt) {
            return Optional.empty();
        }
        int length = segment.getInt(at + SALT_BYTES);
        int start = at + HEAD_BYTES;
        if (length < 0 || length > segment.limit() - start) {
            return Optional.empty();
        }
        ByteBuffer payload = segment.slice(start, length);
        boolean whole = crc(length, payload.duplicate()) == segment.getInt(start - 4);
        return whole ? Optional.of(payload) : Optional.empty();
    }

    /** Where the next whole frame begins, from {@code at} on; the end of the segment if none. */
    static int next(ByteBuffer segment, int at, long salt) {
        byte first = (byte) (salt >>> 56);
        for (int i = at; i <= segment.limit() - HEAD_BYTES; i++) {
            if (segment.get(i) == first && at(segment, i, salt).isPresent()) {
                return i;
            }
        }
        return segment.limit();
    }
}
