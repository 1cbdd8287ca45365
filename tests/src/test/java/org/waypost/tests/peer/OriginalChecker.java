package org.waypost.tests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/**
 * The {@code smtpd -n} of Debian's package, unpacked and never installed: as a package it would
 * take the place of the mail server of this machine.
 */
final class OriginalChecker {
    private final Path program;

    private OriginalChecker(Path program) {
        this.program = program;
    }

    /** Empty when the package cannot be fetched, unpacked or run here. */
    static Optional<OriginalChecker> unpacked() throws IOException {
        Path folder = Commands.repository().resolve("tests/target/opensmtpd");
        Path program = folder.resolve("root/usr/sbin/smtpd");
        if (!Files.isExecutable(program)) {
            if (!Commands.exists("apt-get") || !Commands.exists("dpkg")) {
                return Optional.empty();
            }
            Files.createDirectories(folder);
            ProcessBuilder download = new ProcessBuilder("apt-get", "download", "opensmtpd");
            Commands.run(download.directory(folder.toFile()));
            Optional<Path> fetched = fetched(folder);
            fetched.ifPresent(deb -> Commands.run("dpkg", "-x", deb.toString(), folder + "/root"));
        }
        OriginalChecker checker = new OriginalChecker(program);
        return checker.runs() ? Optional.of(checker) : Optional.empty();
    }

    private static Optional<Path> fetched(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".deb")).findFirst();
        }
    }

    /** It needs libraries that a machine may not have, and it is the release that we compare. */
    private boolean runs() {
        return Files.isExecutable(program)
                && Commands.run(program.toString(), "-h").said().contains("version: OpenSMTPD 6.8");
    }

    /** What it says of a file. */
    Ended check(Path file) {
        ProcessBuilder line =
                new ProcessBuilder(program.toString(), "-n", "-f", file.getFileName().toString());
        return Commands.run(line.directory(file.getParent().toFile()));
    }
}
