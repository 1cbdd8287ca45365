package org.waypost.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.Folder;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.format.Formatter;
import org.waypost.compiler.format.LineDiff;
import org.waypost.compiler.source.SourceSet;

/** {@code waypost fmt}: rewrites files in the one canonical form. */
final class FormatCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of("fmt", "rewrites files in the one canonical form", "FILE…")
                .with("--check", "", "change nothing; exit 1 when a file is in another form")
                .with("--diff", "", "change nothing; show what would be; exit 1 when something is");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().isEmpty()) {
            throw syntax().failure("expected a file");
        }
        boolean write = !arguments.has("--check") && !arguments.has("--diff");
        boolean good = true;
        for (String name : arguments.operands()) {
            try {
                for (String file : Folder.expand(name)) {
                    good &= format(file, arguments, terminal) || write;
                }
            } catch (UnusableFile problem) {
                terminal.complain(problem.getMessage());
                good = false;
            }
        }
        return good ? Exit.YES : Exit.NO;
    }

    /** False when the file was in another form. */
    private static boolean format(String file, Arguments arguments, Terminal terminal)
            throws UnusableFile {
        SourceSet sources = MainFile.open(file, Path.of("/"), terminal.in());
        String before = sources.main().text();
        String after = Formatter.format(sources);
        boolean same = before.equals(after);
        if (arguments.has("--diff")) {
            LineDiff.of(file, before, after)
                    .lines()
                    .forEach(line -> terminal.out().println(SafeText.of(line)));
        } else if (arguments.has("--check")) {
            if (!same) {
                terminal.out().println(SafeText.of(file));
            }
        } else if (file.equals(MainFile.STANDARD_INPUT)) {
            terminal.out().print(after);
        } else if (!same) {
            replace(file, after);
        }
        return same;
    }

    /** Whole or not at all: a full disk must not cost anybody their configuration. */
    private static void replace(String file, String text) throws UnusableFile {
        try {
            Path target = Path.of(file).toRealPath();
            Path next = target.resolveSibling("." + target.getFileName() + ".waypost");
            Files.copy(
                    target,
                    next,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(next, text);
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UnusableFile("cannot write `" + file + "`");
        }
    }
}
