package org.waypost.mta.queue.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.waypost.mta.io.Disk;

/**
 * The index as of one moment, so that a start reads only the segments from {@code next} on. A
 * snapshot is only a help: without it, the segments say the same.
 *
 * @param next the first segment that it knows nothing of
 */
record Snapshot(int next, Map<Integer, KeptMessage> messages) {
    private static final long MAGIC = 0x7761_7970_6f73_7431L;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8})\\.snapshot");
    private static final int CHUNK_BYTES = 64 * 1024;

    /** Empty when the name is another file's. */
    static Optional<Integer> nextOf(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        return matcher.matches()
                ? Optional.of(HexFormat.fromHexDigits(matcher.group(1)))
                : Optional.empty();
    }

    private static String fileName(int next) {
        return HexFormat.of().toHexDigits(next) + ".snapshot";
    }

    /** Durable when it returns; older ones are deleted. */
    void write(Disk disk, LogLayout layout) throws IOException {
        Path file = layout.log().resolve(fileName(next));
        Path temporary = layout.log().resolve(fileName(next) + LogLayout.TEMPORARY_SUFFIX);
        if (disk.exists(temporary)) {
            disk.delete(temporary);
        }
        try (Disk.Handle handle = disk.create(temporary)) {
            writeTo(handle);
            handle.sync();
        }
        disk.rename(temporary, file);
        disk.syncDirectory(layout.log());
        for (String name : disk.list(layout.log())) {
            if (nextOf(name).filter(other -> other < next).isPresent()) {
                disk.delete(layout.log().resolve(name));
            }
        }
    }

    private void writeTo(Disk.Handle handle) throws IOException {
        CRC32C crc = new CRC32C();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        out.writeLong(MAGIC);
        out.writeInt(next);
        out.writeInt(messages.size());
        for (Map.Entry<Integer, KeptMessage> entry : messages.entrySet()) {
            write(out, entry.getKey(), entry.getValue());
            if (chunk.size() >= CHUNK_BYTES) {
                pass(chunk, crc, handle);
            }
        }
        pass(chunk, crc, handle);
        handle.write(ByteBuffer.allocate(4).putInt(0, (int) crc.getValue()));
    }

    private static void pass(ByteArrayOutputStream chunk, CRC32C crc, Disk.Handle handle)
            throws IOException {
        byte[] bytes = chunk.toByteArray();
        crc.update(bytes);
        handle.write(ByteBuffer.wrap(bytes));
        chunk.reset();
    }

    private static void write(DataOutputStream out, int message, KeptMessage kept)
            throws IOException {
        out.writeInt(message);
        write(out, kept.body());
        out.writeInt(kept.bodyCrc());
        out.writeInt(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            out.writeInt(kept.id(i));
            write(out, kept.text(i));
        }
    }

    private static void write(DataOutputStream out, Piece piece) throws IOException {
        out.writeInt(piece.segment());
        out.writeInt(piece.offset());
        out.writeLong(piece.length());
    }

    /** Empty when it is not whole. */
    static Optional<Snapshot> read(Disk disk, LogLayout layout, int next) throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream file = disk.read(layout.log().resolve(fileName(next)));
                DataInputStream in =
                        new DataInputStream(
                                new CheckedInputStream(new BufferedInputStream(file), crc))) {
            if (in.readLong() != MAGIC || in.readInt() != next) {
                return Optional.empty();
            }
            Map<Integer, KeptMessage> messages = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                int message = in.readInt();
                messages.put(message, readMessage(in));
            }
            int expected = (int) crc.getValue();
            return in.readInt() == expected
                    ? Optional.of(new Snapshot(next, messages))
                    : Optional.empty();
        } catch (EOFException _) {
            return Optional.empty();
        }
    }

    private static KeptMessage readMessage(DataInputStream in) throws IOException {
        Piece body = readPiece(in);
        int crc = in.readInt();
        List<Integer> ids = new ArrayList<>();
        List<Piece> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(in.readInt());
            texts.add(readPiece(in));
        }
        return KeptMessage.of(body, crc, ids, texts);
    }

    private static Piece readPiece(DataInputStream in) throws IOException {
        return new Piece(in.readInt(), in.readInt(), in.readLong());
    }
}
