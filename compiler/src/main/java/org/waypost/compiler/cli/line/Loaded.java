package org.waypost.compiler.cli.line;

import java.nio.file.Path;
import java.util.List;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Ink;
import org.waypost.compiler.diagnostic.PictureForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.SourceSet;

/** A configuration that compiles, for the commands that need one. */
public record Loaded(SourceSet sources, Configuration configuration) {
    /**
     * Compiles a file; its errors go to {@code terminal}'s error stream.
     *
     * @throws CommandFailure when there is no file or it does not compile
     */
    public static Loaded of(String file, MachineOptions machine, Terminal terminal)
            throws CommandFailure {
        try {
            SourceSet sources = MainFile.open(file, machine.root(), terminal.in());
            Compilation compilation = SmtpdCompiler.compile(sources, machine.compileOptions());
            return new Loaded(sources, whole(compilation, file, terminal));
        } catch (UnusableFile problem) {
            throw new CommandFailure(Exit.NO, problem.getMessage());
        }
    }

    /**
     * The configuration of what was compiled; its errors go to {@code terminal}'s error stream.
     *
     * @throws CommandFailure when it does not compile
     */
    public static Configuration whole(Compilation compilation, String file, Terminal terminal)
            throws CommandFailure {
        List<Diagnostic> errors =
                compilation.diagnostics().stream()
                        .filter(d -> d.severity() == Severity.ERROR)
                        .toList();
        if (!errors.isEmpty() || compilation.configuration().isEmpty()) {
            terminal.err().print(new PictureForm(Ink.PLAIN).render(errors));
            throw new CommandFailure(Exit.DOES_NOT_COMPILE, "`" + file + "` does not compile");
        }
        return compilation.configuration().get();
    }

    /** Reads a text that is not a configuration. */
    public static String text(String file, Terminal terminal) throws CommandFailure {
        try {
            return MainFile.open(file, Path.of("/"), terminal.in()).main().text();
        } catch (UnusableFile problem) {
            throw new CommandFailure(Exit.NO, problem.getMessage());
        }
    }
}
