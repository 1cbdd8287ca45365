package org.waypost.compiler.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.Syntax.Choice;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.compiler.lint.Level;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.lint.Linter;

/** {@code --warn}, {@code --deny} and {@code --allow}. */
final class LintChoices {
    static final List<Choice> CHOICES =
            List.of(
                    new Choice("--warn", "CODE", "tell it as a warning, a hint too"),
                    new Choice("--deny", "CODE", "tell it as an error; `warnings` is all of them"),
                    new Choice(
                            "--allow",
                            "CODE",
                            "do not tell it; a line: `# waypost: allow CODE` above it"));

    private LintChoices() {}

    /** Of two that name the same code the harder counts. A code that is not known is told. */
    static LintOptions of(Arguments arguments, Instant now, Terminal terminal) {
        Map<String, Level> levels = new HashMap<>();
        for (Level level : Level.values()) {
            for (String value : arguments.values("--" + level.word())) {
                for (String code : value.split(",")) {
                    tell(code, terminal);
                    levels.merge(code, level, (a, b) -> a.compareTo(b) > 0 ? a : b);
                }
            }
        }
        return new LintOptions(levels, false, now);
    }

    private static void tell(String code, Terminal terminal) {
        if (!code.equals(Linter.WARNINGS) && Pages.of(code).isEmpty()) {
            String near = Linter.close(code).map(one -> "; did you mean `" + one + "`?").orElse("");
            terminal.complain("warning: there is no code `" + code + "`" + near);
        }
    }
}
