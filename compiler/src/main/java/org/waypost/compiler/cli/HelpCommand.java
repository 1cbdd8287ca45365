package org.waypost.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.compiler.reference.Known;
import org.waypost.compiler.reference.Reference;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;

/** {@code waypost help}: the commands, or what a word of the language means. */
final class HelpCommand implements LanguageCommand {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9-]+");

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "help",
                        "lists the commands, or explains a word of the language or a message's"
                                + " code",
                        "[WORD…]")
                .with("--pages", "DIR", "write the whole reference, as Markdown, below DIR");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.has("--pages")) {
            write(arguments.value("--pages").orElseThrow());
            return Exit.YES;
        }
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
                    Exit.NO,
                    "`"
                            + words
                            + "` is no word of the language, no code and no command"
                            + near(words));
        }
        String gap = "";
        for (Directive directive : found) {
            terminal.out().print(gap + text(directive));
            gap = "\n";
        }
        return Exit.YES;
    }

    private static String near(String words) {
        Set<String> known = new TreeSet<>();
        Pages.all().forEach(page -> known.add(page.code()));
        Directives.words().forEach(word -> known.add(word.text()));
        Directives.all().forEach(directive -> known.add(directive.name()));
        return CloseName.among(known, words).map(c -> "; did you mean `" + c + "`?").orElse("");
    }

    /** What is called so, what has the word in its name, else what has it in its form. */
    private static List<Directive> found(String words) {
        List<Directive> exact = new ArrayList<>();
        List<Directive> parts = new ArrayList<>();
        List<Directive> forms = new ArrayList<>();
        for (Directive directive : Directives.all()) {
            if (directive.name().equals(words)) {
                exact.add(directive);
            } else if ((" " + directive.name() + " ").contains(" " + words + " ")) {
                parts.add(directive);
            } else if (List.of(BETWEEN_WORDS.split(directive.synopsis())).contains(words)) {
                forms.add(directive);
            }
        }
        exact.addAll(parts);
        return exact.isEmpty() ? forms : exact;
    }

    private static void write(String folder) throws CommandFailure {
        try {
            for (Map.Entry<String, String> page : Reference.pages().entrySet()) {
                Path file = Path.of(folder).resolve(page.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
        } catch (IOException | InvalidPathException unwritable) {
            throw new CommandFailure(Exit.NO, "cannot write the pages below `" + folder + "`");
        }
    }

    private static String text(Directive directive) {
        StringBuilder out = new StringBuilder();
        out.append(directive.name()).append("  (").append(Known.by(directive)).append(")\n");
        out.append("    ").append(directive.synopsis()).append('\n');
        if (!directive.explanation().isEmpty()) {
            out.append("    ").append(directive.explanation()).append('\n');
        }
        if (!directive.example().isEmpty()) {
            out.append("    for example: ").append(directive.example()).append('\n');
        }
        return out.toString();
    }
}
