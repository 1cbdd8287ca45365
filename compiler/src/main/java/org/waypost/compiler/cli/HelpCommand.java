package org.waypost.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;

/** {@code waypost help}: the commands, or what a word of the language means. */
final class HelpCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                "help",
                "lists the commands, or explains a word of the language or a message's code",
                "[WORD…]");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().isEmpty()) {
            Commands.list(terminal.out());
            return Exit.YES;
        }
        String words = String.join(" ", arguments.operands());
        Optional<Page> page = Pages.of(words);
        if (page.isPresent()) {
            terminal.out().print(page.get().text());
            return Exit.YES;
        }
        if (arguments.operands().size() == 1 && Commands.usage(words, terminal)) {
            return Exit.YES;
        }
        return words(words, terminal);
    }

    private static int words(String words, Terminal terminal) throws CommandFailure {
        List<Directive> found = found(words);
        if (found.isEmpty()) {
            throw new CommandFailure(
                    Exit.NO, "`" + words + "` is no word of the language, no code and no command");
        }
        String gap = "";
        for (Directive directive : found) {
            terminal.out().print(gap + text(directive));
            gap = "\n";
        }
        return Exit.YES;
    }

    /** What is called so, else what has the word in its name. */
    private static List<Directive> found(String words) {
        List<Directive> exact = new ArrayList<>();
        List<Directive> parts = new ArrayList<>();
        for (Directive directive : Directives.all()) {
            if (directive.name().equals(words)) {
                exact.add(directive);
            } else if ((" " + directive.name() + " ").contains(" " + words + " ")) {
                parts.add(directive);
            }
        }
        exact.addAll(parts);
        return exact;
    }

    private static String text(Directive directive) {
        StringBuilder out = new StringBuilder();
        out.append(directive.name()).append("  (").append(known(directive)).append(")\n");
        out.append("    ").append(directive.synopsis()).append('\n');
        if (!directive.explanation().isEmpty()) {
            out.append("    ").append(directive.explanation()).append('\n');
        }
        if (!directive.example().isEmpty()) {
            out.append("    for example: ").append(directive.example()).append('\n');
        }
        return out.toString();
    }

    private static String known(Directive directive) {
        List<String> parts = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            boolean any = directive.releases().stream().anyMatch(r -> r.dialect() == dialect);
            if (any) {
                String range = directive.range(dialect);
                parts.add(
                        dialect.name().toLowerCase(Locale.ROOT)
                                + (range.isEmpty() ? "" : " " + range));
            }
        }
        return String.join(", ", parts);
    }
}
