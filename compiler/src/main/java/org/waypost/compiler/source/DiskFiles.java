package org.waypost.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;

/**
 * The files of this machine.
 *
 * @param folder what relative paths are relative to: the folder of the main file
 * @param root what absolute paths begin with: {@code /}, or the copy of another machine's tree
 */
public record DiskFiles(Path folder, Path root) implements FileAccess {
    /** Larger texts are refused: a configuration of a million lines has less than half of it. */
    public static final long MAX_BYTES = 128L << 20;

    /** What a decoder puts in the place of what is no UTF-8; a file may hold it as well. */
    private static final char REPLACED = '\ufffd';

    /** The one device that people name on purpose: a table without contents. */
    private static final Path NOTHING = Path.of("/dev/null");

    /** The files as they are, relative ones beside {@code main}. */
    public static DiskFiles beside(Path main) {
        Path parent = main.toAbsolutePath().getParent();
        return new DiskFiles(parent == null ? Path.of("/") : parent, Path.of("/"));
    }

    @Override
    public SourceFile read(String path) throws IOException {
        return readText(path, resolve(path));
    }

    @Override
    public byte[] start(String path, int count) throws IOException {
        Path file = resolve(path);
        refuseUnreadable(path, file);
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(count);
        }
    }

    @Override
    public Kind kind(String path) {
        try {
            Path file = resolve(path);
            if (!Files.exists(file)) {
                return Kind.MISSING;
            }
            if (!Files.isRegularFile(file)) {
                return Kind.OTHER;
            }
            return Files.isReadable(file) ? Kind.FILE : Kind.UNREADABLE;
        } catch (IOException impossiblePath) {
            return Kind.MISSING;
        }
    }

    @Override
    public Set<PosixFilePermission> permissions(String path) {
        try {
            return Files.getPosixFilePermissions(resolve(path));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Set.of();
        }
    }

    /**
     * Reads one file of the disk.
     *
     * @param name what messages call it
     * @throws IOException with a message of one line that a person can act on
     */
    public static SourceFile readText(String name, Path file) throws IOException {
        if (file.equals(NOTHING)) {
            return new SourceFile(name, "");
        }
        refuseUnreadable(name, file);
        return new SourceFile(name, decode(readLimited(file)));
    }

    private static void refuseUnreadable(String name, Path file) throws IOException {
        BasicFileAttributes what = attributes(name, file);
        if (what.isDirectory()) {
            throw new IOException("Is a directory");
        }
        if (!what.isRegularFile()) {
            throw new IOException("Not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("Permission denied");
        }
    }

    /** What it is; why that cannot be known is said, a folder on the way may be closed to us. */
    private static BasicFileAttributes attributes(String name, Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            throw new NoSuchFileException(name, null, "No such file or directory");
        } catch (AccessDeniedException _) {
            throw new IOException("Permission denied");
        } catch (FileSystemException other) {
            throw new IOException(Objects.requireNonNullElse(other.getReason(), "Input error"));
        }
    }

    private static byte[] readLimited(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(MAX_BYTES + 1));
            if (bytes.length > MAX_BYTES) {
                throw new IOException("File too large");
            }
            return bytes;
        }
    }

    /** UTF-8 where it is, else one character a byte, so that no byte is lost or refused here. */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACED) < 0 ? text : decodeStrictly(bytes);
    }

    private static String decodeStrictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Where a path of the configuration leads to.
     *
     * @throws IOException when it cannot be a path
     */
    public Path resolve(String path) throws IOException {
        try {
            Path given = Path.of(path);
            return given.isAbsolute()
                    ? root.resolve(given.getRoot().relativize(given))
                    : folder.resolve(given);
        } catch (IllegalArgumentException notAPath) {
            throw new IOException("Invalid argument", notAPath);
        }
    }
}
