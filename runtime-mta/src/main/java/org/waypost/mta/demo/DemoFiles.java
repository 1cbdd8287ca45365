package org.waypost.mta.demo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example that is shown, and the folder that it is shown in. */
record DemoFiles(Path configuration, Path folder) implements AutoCloseable {
    /** What the machine of the example is called. */
    static final String HOSTNAME = "mx.example.org";

    private static final String EXAMPLE = "examples/01-first-server/smtpd.conf";

    static DemoFiles prepare() throws DemoFailure {
        Path example = findExample();
        try {
            return new DemoFiles(example, Files.createTempDirectory("waypost-demo-"));
        } catch (IOException problem) {
            throw new DemoFailure(
                    "cannot make a folder in "
                            + System.getProperty("java.io.tmpdir")
                            + ": "
                            + reason(problem));
        }
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "no such folder";
            default -> String.valueOf(problem.getMessage());
        };
    }

    Path spool() {
        return folder.resolve("spool");
    }

    Path mail() {
        return folder.resolve("mail");
    }

    /** Files of a user's new mail, oldest first. */
    List<Path> newMail(String user) throws IOException {
        Path folderOfNew = mail().resolve(user).resolve("new");
        if (!Files.isDirectory(folderOfNew)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folderOfNew)) {
            return files.sorted().toList();
        }
    }

    /** The examples lie beside the program, or in the working folder. */
    private static Path findExample() throws DemoFailure {
        for (Path start : List.of(program(), Path.of("").toAbsolutePath())) {
            for (Path at = start; at != null; at = at.getParent()) {
                Path example = at.resolve(EXAMPLE);
                if (Files.isReadable(example)) {
                    return example;
                }
            }
        }
        throw new DemoFailure("cannot find " + EXAMPLE + " beside the program");
    }

    private static Path program() {
        try {
            return Path.of(
                    DemoFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException odd) {
            return Path.of("/");
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
