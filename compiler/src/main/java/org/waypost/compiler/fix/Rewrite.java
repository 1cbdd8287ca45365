package org.waypost.compiler.fix;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import org.waypost.compiler.source.DiskFiles;

/** Puts a changed text in the place of a file: whole or not at all. */
public final class Rewrite {
    private Rewrite() {}

    /**
     * Writes beside the file and renames; the file keeps its permissions, a link stays one.
     *
     * @throws IOException when it cannot be written, or is not any more what was read; one line
     */
    public static void write(Path file, Fix.Changed changed) throws IOException {
        Path real = file.toRealPath();
        byte[] bytes = Files.readAllBytes(real);
        if (!DiskFiles.decode(bytes).equals(changed.before().text())) {
            throw new IOException("it was changed meanwhile");
        }
        boolean utf8 =
                Arrays.equals(changed.before().text().getBytes(StandardCharsets.UTF_8), bytes);
        Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        Path folder = real.getParent();
        Path fresh = Files.createTempFile(folder, "." + real.getFileName() + ".", ".new");
        try {
            Files.write(fresh, changed.after().text().getBytes(charset));
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
            Files.setPosixFilePermissions(fresh, permissions);
            Files.move(
                    fresh,
                    real,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
