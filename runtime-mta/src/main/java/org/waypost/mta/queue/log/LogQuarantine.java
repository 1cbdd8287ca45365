package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.fs.SpoolLayout;

/** Puts what is damaged into {@code corrupt/}, where a person finds it; one log line each. */
final class LogQuarantine {
    private static final Logger LOG = LoggerFactory.getLogger(LogQuarantine.class);

    /** Tries for a name; nobody repairs one thing more often. */
    private static final int NAMES_LIMIT = 1000;

    private final Disk disk;
    private final LogLayout layout;

    LogQuarantine(Disk disk, LogLayout layout) {
        this.disk = disk;
        this.layout = layout;
    }

    /** A copy of bytes that are no record. Never throws. */
    void copy(Segment segment, SegmentScan.Damage damage, ByteBuffer bytes) {
        LOG.warn(
                "warn: log: {}: {} bytes at {} are no record; copied to corrupt/",
                layout.segment(segment),
                damage.length(),
                damage.offset());
        try {
            int from = Math.min(damage.offset(), bytes.limit());
            int length = Math.min(damage.length(), bytes.limit() - from);
            Path file = free(segment.fileName() + '-' + damage.offset());
            write(file, bytes.slice(from, length));
        } catch (IOException e) {
            LOG.warn("warn: log: not copied to corrupt/: {}", DiskError.describe(e));
        }
    }

    /** The whole file, as it is. */
    void move(Segment segment, int damages) throws IOException {
        LOG.warn(
                "warn: log: {}: damaged in {} places; moved to corrupt/",
                layout.segment(segment),
                damages);
        disk.rename(layout.segment(segment), free(segment.fileName()));
        disk.syncDirectory(layout.corrupt());
        disk.syncDirectory(layout.log());
    }

    /** A body whose message is not known, perhaps because its record was damaged. */
    void moveBody(Path body) throws IOException {
        LOG.warn("warn: log: {}: its message is not known; moved to corrupt/", body);
        disk.rename(body, free("body-" + body.getFileName()));
    }

    /**
     * What there is of one message, in files that a person can read and mend.
     *
     * @param files contents by name
     */
    void put(EnvelopeId id, String reason, Map<String, byte[]> files) throws IOException {
        LOG.warn("warn: envelope {}: {}; moved to corrupt/", id, reason);
        Path folder = free(id.messageText());
        disk.makeDirectory(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(folder.resolve(file.getKey()), ByteBuffer.wrap(file.getValue()));
        }
        disk.syncDirectory(folder);
        disk.syncDirectory(layout.corrupt());
    }

    static String messageName() {
        return SpoolLayout.MESSAGE;
    }

    private void write(Path file, ByteBuffer bytes) throws IOException {
        try (Disk.Handle handle = disk.create(file)) {
            handle.write(bytes);
            handle.sync();
        }
    }

    private Path free(String name) throws IOException {
        if (!disk.exists(layout.corrupt())) {
            disk.makeDirectory(layout.corrupt()); // a person removed it
        }
        for (int i = 0; i < NAMES_LIMIT; i++) {
            Path path = layout.corrupt().resolve(name + (i == 0 ? "" : "." + i));
            if (!disk.exists(path)) {
                return path;
            }
        }
        throw new FileAlreadyExistsException(layout.corrupt().resolve(name).toString());
    }
}
