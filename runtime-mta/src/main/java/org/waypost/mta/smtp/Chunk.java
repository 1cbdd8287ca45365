package org.waypost.mta.smtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes gathered; grows from little, since most messages are. */
final class Chunk {
    private static final int FIRST_BYTES = 4 * 1024;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    void add(byte b) {
        if (length == bytes.length) {
            grow(length + 1);
        }
        bytes[length++] = b;
    }

    void add(byte[] more, int count) {
        if (length + count > bytes.length) {
            grow(length + count);
        }
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    /** Moves {@code count} bytes here. */
    void add(ByteBuffer source, int count) {
        if (length + count > bytes.length) {
            grow(length + count);
        }
        source.get(bytes, length, count);
        length += count;
    }

    private void grow(int least) {
        bytes = Arrays.copyOf(bytes, Math.max(least, 2 * bytes.length));
    }

    int length() {
        return length;
    }

    byte[] array() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    /** A view of what is here, until the next {@link #clear}. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }
}
