package org.waypost.mta.queue.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.mta.io.Disk;

/**
 * Reads a segment from its beginning to its end.
 *
 * @param length that counts; bytes beyond were never acknowledged
 */
record SegmentScan(Segment segment, ByteBuffer bytes, int length) {
    /** Bytes that are no record. */
    record Damage(int offset, int length) {}

    /** Gets each record, and where its payload begins. */
    interface Visitor {
        void visit(int at, LogRecord record);
    }

    static ByteBuffer read(Disk disk, LogLayout layout, Segment segment) throws IOException {
        try (InputStream in = disk.read(layout.segment(segment))) {
            return ByteBuffer.wrap(in.readNBytes(LogLimits.SEGMENT_READ_LIMIT));
        }
    }

    /** What its first record says of earlier segments. */
    static List<LogRecord.Bound> bounds(ByteBuffer bytes, Segment segment) {
        Optional<LogRecord> first = Frames.at(bytes, 0, segment.salt()).flatMap(RecordText::read);
        return first.orElse(null) instanceof LogRecord.Bounds bounds ? bounds.each() : List.of();
    }

    /** What is damaged; zeros at the end are none: room that the file system had given. */
    List<Damage> visit(Visitor visitor) {
        List<Damage> damages = new ArrayList<>();
        ByteBuffer counted = bytes.duplicate().limit(Math.min(length, bytes.limit()));
        int at = 0;
        while (at < counted.limit()) {
            Optional<ByteBuffer> payload = Frames.at(counted, at, segment.salt());
            Optional<LogRecord> record = payload.flatMap(RecordText::read);
            if (payload.isPresent() && record.isPresent()) {
                visitor.visit(at + Frames.HEAD_BYTES, record.get());
                at += Frames.HEAD_BYTES + payload.get().remaining();
            } else {
                int next = Frames.next(counted, at + 1, segment.salt());
                if (next < counted.limit() || !isZero(counted, at)) {
                    damages.add(new Damage(at, next - at));
                }
                at = next;
            }
        }
        if (length > bytes.limit()) {
            damages.add(new Damage(bytes.limit(), length - bytes.limit()));
        }
        return damages;
    }

    private static boolean isZero(ByteBuffer bytes, int from) {
        for (int i = from; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
