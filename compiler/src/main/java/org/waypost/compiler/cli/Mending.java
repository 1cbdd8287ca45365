package org.waypost.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.fix.Fix;
import org.waypost.compiler.fix.Fixer;
import org.waypost.compiler.fix.Rewrite;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceSet;

/** {@code --fix}: the edits made and written, and each told in a line on the error stream. */
final class Mending {
    private final Function<SourceSet, Compilation> compiler;
    private final Terminal terminal;

    Mending(Function<SourceSet, Compilation> compiler, Terminal terminal) {
        this.compiler = compiler;
        this.terminal = terminal;
    }

    /** What is left when all is mended that can be. */
    Compilation mend(String file, SourceSet sources) throws UnusableFile {
        Fix fix = new Fixer(compiler).mend(sources);
        for (var changed : fix.files().entrySet()) {
            boolean main = changed.getValue().before() == sources.main();
            try {
                Rewrite.write(
                        main ? Path.of(file) : included(sources, changed.getKey()),
                        changed.getValue());
            } catch (IOException unwritable) {
                String reason = String.valueOf(unwritable.getMessage());
                throw new UnusableFile("cannot write `" + changed.getKey() + "`: " + reason);
            }
        }
        fix.made().forEach(this::tell);
        return fix.compilation();
    }

    private static Path included(SourceSet sources, String path) throws IOException {
        if (sources.files() instanceof DiskFiles disk) {
            return disk.resolve(path);
        }
        throw new IOException("it is not on the disk");
    }

    private void tell(Diagnostic made) {
        terminal.err()
                .println(
                        SafeText.of(made.span().file().name())
                                + ":"
                                + made.span().line()
                                + ": mended: "
                                + SafeText.of(made.message()));
    }
}
