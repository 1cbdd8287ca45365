package org.waypost.compiler.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompiledFile;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.SafeText;

/** {@code waypost compile}: writes a compiled configuration, for {@code smtpd -f} to start from. */
final class CompileCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "compile",
                        "writes a compiled configuration for smtpd to start from",
                        "FILE")
                .with("-o", "OUT", "the file to write")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().size() != 1 || arguments.value("-o").isEmpty()) {
            throw syntax().failure("expected `-o OUT FILE`");
        }
        String file = arguments.operands().getFirst();
        MachineOptions machine = MachineOptions.of(arguments);
        try {
            Path out = Path.of(arguments.value("-o").get());
            Compilation compilation =
                    CompiledFile.write(
                            out,
                            MainFile.open(file, machine.root(), terminal.in()),
                            machine.compileOptions());
            int rules = Loaded.whole(compilation, file, terminal).program().rules().size();
            terminal.out().println(SafeText.of("wrote " + out) + ": " + rules + " rules");
            return Exit.YES;
        } catch (UnusableFile problem) {
            throw new CommandFailure(Exit.NO, problem.getMessage());
        } catch (InvalidPathException notAPath) {
            throw new CommandFailure(Exit.USAGE, "the name behind `-o` is no file's name");
        }
    }
}
