package org.waypost.compiler.cli.line;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.UnusableFile;

/** A folder on the command line stands for the files in it that a command is about. */
public final class Folder {
    /** Deeper trees are not searched: a loop of mounts has no end. */
    private static final int MAX_DEPTH = 32;

    private Folder() {}

    /** The configurations that a name stands for: itself, or those of a folder. */
    public static List<String> expand(String name) throws UnusableFile {
        Path folder = folder(name);
        if (folder == null) {
            return List.of(name);
        }
        List<String> files = walk(folder, Folder::isConfiguration);
        if (files.isEmpty()) {
            files = walk(folder, file -> fileName(file).endsWith(".conf"));
        }
        if (files.isEmpty()) {
            throw new UnusableFile("no smtpd.conf in the folder `" + name + "`");
        }
        return files;
    }

    /** The files with this ending that a name stands for: itself, or those of a folder. */
    public static List<String> expand(String name, String ending) throws UnusableFile {
        Path folder = folder(name);
        if (folder == null) {
            return List.of(name);
        }
        List<String> files = walk(folder, file -> fileName(file).endsWith(ending));
        if (files.isEmpty()) {
            throw new UnusableFile("no *" + ending + " in the folder `" + name + "`");
        }
        return files;
    }

    private static @Nullable Path folder(String name) {
        try {
            Path path = Path.of(name);
            // The empty name would be the folder that we are in.
            return !name.isEmpty() && Files.isDirectory(path) ? path : null;
        } catch (InvalidPathException notAPath) {
            return null;
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = fileName(file);
        Path parent = file.getParent();
        return name.endsWith(".conf")
                && (name.startsWith("smtpd") || (parent != null && parent.endsWith("smtpd")));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** A folder below that may not be read is left out: nobody keeps a configuration there. */
    private static List<String> walk(Path folder, Predicate<Path> wanted) throws UnusableFile {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.noneOf(FileVisitOption.class),
                    MAX_DEPTH,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes what) {
                            if (wanted.test(file) && Files.isRegularFile(file)) {
                                found.add(file.toString());
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException problem)
                                throws IOException {
                            if (file.equals(folder)) {
                                throw problem;
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException unreadable) {
            throw new UnusableFile("cannot read the folder `" + folder + "`");
        }
        Collections.sort(found);
        return found;
    }
}
