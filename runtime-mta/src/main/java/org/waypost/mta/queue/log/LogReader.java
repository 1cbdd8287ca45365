package org.waypost.mta.queue.log;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.waypost.mta.io.Disk;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeText;

/** Reads what the index points at; every byte is checked before it is used. Any thread. */
final class LogReader {
    /** What moves while it is read moves once or twice, not for ever. */
    private static final int TRIES = 5;

    private final Disk disk;
    private final LogLayout layout;
    private final LogIndex index;
    private final Map<Integer, Segment> segments = new ConcurrentHashMap<>();

    LogReader(Disk disk, LogLayout layout, LogIndex index) {
        this.disk = disk;
        this.layout = layout;
        this.index = index;
    }

    Envelope load(EnvelopeId id) throws IOException {
        return EnvelopeText.decode(id, text(id));
    }

    /**
     * @throws DamagedEnvelopeException when it is not what was written
     */
    byte[] text(EnvelopeId id) throws IOException {
        byte[] bytes = stored(id);
        byte[] text = Arrays.copyOfRange(bytes, RecordText.CRC_BYTES, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt() != RecordText.crc(ByteBuffer.wrap(text))) {
            throw new DamagedEnvelopeException("its checksum is wrong");
        }
        return text;
    }

    /** The checksum, and the text, as they are. */
    byte[] stored(EnvelopeId id) throws IOException {
        return moving(
                () -> {
                    Piece piece = index.text(id).orElseThrow(() -> missing(id.toString()));
                    int length = (int) piece.length() + RecordText.CRC_BYTES;
                    return new At<>(piece, () -> read(piece, length));
                });
    }

    InputStream message(int message) throws IOException {
        KeptMessage kept = index.find(message).orElseThrow(() -> absent(message));
        if (kept.body().segment() == Piece.BESIDE) {
            InputStream file = disk.read(layout.body(message));
            return new CheckedBody(file, kept.body().length(), kept.bodyCrc());
        }
        byte[] body = inlineBody(message);
        if (RecordText.crc(ByteBuffer.wrap(body)) != kept.bodyCrc()) {
            throw new DamagedEnvelopeException("its message's checksum is wrong");
        }
        return new ByteArrayInputStream(body);
    }

    byte[] inlineBody(int message) throws IOException {
        return moving(
                () -> {
                    KeptMessage now = index.find(message).orElseThrow(() -> absent(message));
                    Piece piece = now.body();
                    return new At<>(piece, () -> read(piece, (int) piece.length()));
                });
    }

    private static NoSuchFileException absent(int message) {
        return missing(EnvelopeId.text(message));
    }

    private static NoSuchFileException missing(String what) {
        return new NoSuchFileException(what);
    }

    private byte[] read(Piece piece, int length) throws IOException {
        return disk.readAt(layout.segment(segment(piece.segment())), piece.offset(), length);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Something to be read, and where it is believed to be. */
    private record At<T>(Piece piece, Work<T> work) {}

    /** Compaction may move a piece and delete the old one between the look and the read. */
    private static <T> T moving(Work<At<T>> look) throws IOException {
        At<T> at = look.run();
        for (int i = 0; i < TRIES; i++) {
            try {
                return at.work().run();
            } catch (NoSuchFileException e) {
                At<T> now = look.run();
                if (now.piece().equals(at.piece())) {
                    throw e;
                }
                at = now;
            }
        }
        return at.work().run();
    }

    /** Names are looked up once. */
    private Segment segment(int number) throws IOException {
        Segment known = segments.get(number);
        if (known != null) {
            return known;
        }
        for (String name : disk.list(layout.log())) {
            Optional<Segment> found = Segment.parse(name);
            found.ifPresent(segment -> segments.put(segment.number(), segment));
        }
        Segment found = segments.get(number);
        if (found == null) {
            throw new NoSuchFileException(layout.log().toString() + ": segment " + number);
        }
        return found;
    }

    void forget(Segment segment) {
        segments.remove(segment.number());
    }

    /** A body that fails at its end when it is not the one that was acknowledged. */
    private static final class CheckedBody extends FilterInputStream {
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
}
