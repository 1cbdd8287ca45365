package org.waypost.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** Opens the file that a person named on the command line. */
public final class MainFile {
    /** The name that means standard input. */
    public static final String STANDARD_INPUT = "-";

    private MainFile() {}

    /**
     * Reads a configuration.
     *
     * @param root where the tree of the machine that it is meant for begins; {@code /} for this one
     * @throws UnusableFile with one sentence for the person, when there is no text to read
     */
    public static SourceSet open(String name, Path root, InputStream standardInput)
            throws UnusableFile {
        if (name.equals(STANDARD_INPUT)) {
            SourceFile text = text(name, readAll(standardInput));
            return new SourceSet(text, beside(root));
        }
        if (name.isEmpty()) {
            throw new UnusableFile("cannot read ``: a file needs a name");
        }
        Path file = path(name);
        if (isHandedOver(file)) {
            return new SourceSet(handedOver(name, file), beside(root));
        }
        SourceFile text = refuseBinary(read(name, file));
        return new SourceSet(text, new DiskFiles(DiskFiles.beside(file).folder(), root));
    }

    /** What has no place of its own is beside the folder that the person is in. */
    private static DiskFiles beside(Path root) {
        return new DiskFiles(Path.of("").toAbsolutePath(), root);
    }

    /**
     * Whether the shell opened it for us: {@code <(m4 smtpd.m4)}, {@code m4 … | … /dev/stdin}. It
     * has a writer, so that reading it ends; a named pipe may have none for ever.
     */
    private static boolean isHandedOver(Path file) {
        return (file.startsWith("/dev/fd") || file.equals(Path.of("/dev/stdin")))
                && Files.exists(file)
                && !Files.isRegularFile(file)
                && !Files.isDirectory(file);
    }

    private static SourceFile handedOver(String name, Path file) throws UnusableFile {
        try (InputStream in = Files.newInputStream(file)) {
            return text(name, readAll(in));
        } catch (IOException unreadable) {
            throw new UnusableFile("cannot read `" + name + "`: " + reason(unreadable));
        }
    }

    private static Path path(String name) throws UnusableFile {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAPath) {
            throw new UnusableFile("cannot read `" + name + "`: not a file name");
        }
    }

    private static SourceFile read(String name, Path file) throws UnusableFile {
        if (Files.isDirectory(file)) {
            throw new UnusableFile("cannot read `" + name + "`: it is a folder");
        }
        try {
            return DiskFiles.readText(name, file);
        } catch (IOException unreadable) {
            throw new UnusableFile("cannot read `" + name + "`: " + reason(unreadable));
        }
    }

    private static byte[] readAll(InputStream in) throws UnusableFile {
        try {
            byte[] bytes = in.readNBytes(Math.toIntExact(DiskFiles.MAX_BYTES + 1));
            if (bytes.length > DiskFiles.MAX_BYTES) {
                throw new UnusableFile("cannot read standard input: it is too large");
            }
            return bytes;
        } catch (IOException broken) {
            throw new UnusableFile("cannot read standard input: " + reason(broken));
        }
    }

    private static SourceFile text(String name, byte[] bytes) throws UnusableFile {
        return refuseBinary(new SourceFile(name, DiskFiles.decode(bytes)));
    }

    /** No smtpd.conf holds a NUL; a message about each odd byte of a picture helps nobody. */
    private static SourceFile refuseBinary(SourceFile file) throws UnusableFile {
        if (file.text().indexOf('\0') >= 0) {
            throw new UnusableFile("cannot read `" + file.name() + "`: it is not a text file");
        }
        return file;
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case java.nio.file.NoSuchFileException _ -> "no such file";
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.FileSystemException e when e.getReason() != null ->
                    sentence(e.getReason());
            default ->
                    problem.getMessage() == null ? "input error" : sentence(problem.getMessage());
        };
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
