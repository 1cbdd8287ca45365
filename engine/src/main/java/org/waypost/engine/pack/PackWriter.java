package org.waypost.engine.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes what {@link PackReader} reads: little-endian, lengths before contents. */
public final class PackWriter {
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private final CRC32C sum = new CRC32C();
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long length;

    public PackWriter(OutputStream out) {
        this.out = out;
    }

    public void put(boolean value) throws IOException {
        room(1).put((byte) (value ? 1 : 0));
    }

    public void put(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    public void put(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    public void put(int[] values) throws IOException {
        put(values.length);
        for (int value : values) {
            put(value);
        }
    }

    public void put(long[] values) throws IOException {
        put(values.length);
        for (long value : values) {
            put(value);
        }
    }

    public void put(String text) throws IOException {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    public void put(byte[] bytes) throws IOException {
        put(bytes.length);
        bytes(bytes);
    }

    /** Bytes without their number. */
    public void bytes(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length; ) {
            int step = Math.min(bytes.length - done, BUFFER_BYTES);
            room(step).put(bytes, done, step);
            done += step;
        }
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    /** Hands everything to the stream. */
    public void flush() throws IOException {
        int bytes = buffer.position();
        sum.update(buffer.array(), 0, bytes);
        length += bytes;
        out.write(buffer.array(), 0, bytes);
        buffer.clear();
    }

    /** Of all that was flushed. */
    public int checksum() {
        return (int) sum.getValue();
    }

    /** In bytes, of all that was flushed. */
    public long length() {
        return length;
    }
}
