package org.waypost.compiler.mailtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.UnusableFile;

/** Writes a test file anew with what its cases were found to lead to. */
public final class SuiteUpdate {
    private SuiteUpdate() {}

    /**
     * @param result of that file as it is
     * @return how many expectations were changed
     * @throws UnusableFile when it cannot be written; it is then as it was
     */
    public static int write(String file, SuiteResult result) throws UnusableFile {
        Path path = Path.of(file);
        try {
            String text =
                    MainFile.open(file, Path.of("/"), InputStream.nullInputStream()).main().text();
            ExpectationUpdate.Updated updated = ExpectationUpdate.of(text, result.cases());
            Path beside = Files.createTempFile(path.toAbsolutePath().getParent(), ".update", "");
            try {
                Files.writeString(beside, updated.text());
                move(beside, path);
            } finally {
                Files.deleteIfExists(beside);
            }
            return updated.changes();
        } catch (IOException | SuiteProblem unwritable) {
            throw new UnusableFile("cannot write `" + file + "`");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.setPosixFilePermissions(from, Files.getPosixFilePermissions(to));
        } catch (UnsupportedOperationException _) {
            // Then the file keeps what its folder gives it.
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
