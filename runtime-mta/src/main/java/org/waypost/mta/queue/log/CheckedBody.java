package org.waypost.mta.queue.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** A body that fails at its end when it is not the one that was acknowledged. */
final class CheckedBody extends FilterInputStream {
    private final CRC32C crc = new CRC32C();
    private final long length;
    private final int expected;
    private long seen;

    CheckedBody(InputStream body, long length, int expected) {
        super(body);
        this.length = length;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int got = super.read(bytes, offset, count);
        if (got > 0) {
            crc.update(bytes, offset, got);
            seen += got;
        } else if (got < 0) {
            requireWhole();
        }
        return got;
    }

    private void requireWhole() throws IOException {
        if (seen != length) {
            throw new IOException("the message has " + seen + " bytes instead of " + length);
        }
        if ((int) crc.getValue() != expected) {
            throw new IOException("the message's checksum is wrong");
        }
    }

    /** Reads, so that nothing goes unchecked. */
    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
