package org.waypost.compiler.cli;

import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.decide.ConfigurationText;
import org.waypost.compiler.diagnostic.SafeText;

/** {@code waypost show}: the effective configuration, every default explicit. */
final class ShowCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of("show", "prints the configuration with every default explicit", "FILE")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().size() != 1) {
            throw syntax().failure("expected a file");
        }
        Loaded loaded =
                Loaded.of(arguments.operands().getFirst(), MachineOptions.of(arguments), terminal);
        ConfigurationText.of(loaded.configuration())
                .lines()
                .forEach(line -> terminal.out().println(SafeText.of(line)));
        return Exit.YES;
    }
}
