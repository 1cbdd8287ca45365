package org.waypost.compiler.lint.table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.compiler.source.Span;

/** The name of a table without its brackets is a text that is compared, and hardly meant. */
public final class TableWords implements Lint {
    /** A name that reads as a domain, an address, a path or a pattern may be meant as one. */
    private static final Pattern VALUE = Pattern.compile("[.@:/*]");

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        Map<String, Span> declared = checked.state().tables().declared();
        Set<String> tags = tags(checked);
        for (TableRole role : checked.roles()) {
            for (Argument.Word word : words(role.argument())) {
                Span table = declared.get(word.text());
                if (table != null && !meant(word.text(), role.clause(), tags)) {
                    report.accept(found(word, table, role.argument() instanceof Argument.Word));
                }
            }
        }
    }

    private static boolean meant(String word, Clause clause, Set<String> tags) {
        boolean tag = clause.name().startsWith("tag") && tags.contains(lower(word));
        return tag || VALUE.matcher(word).find();
    }

    private static List<Argument.Word> words(Argument argument) {
        return switch (argument) {
            case Argument.Word word -> List.of(word);
            case Argument.Block block -> block.entries().stream().map(Argument.Entry::key).toList();
            case Argument.Number _, Argument.Reference _ -> List.of();
        };
    }

    private static Set<String> tags(Checked checked) {
        Set<String> tags = new HashSet<>();
        for (Statement listener : checked.statements(StatementKind.LISTEN)) {
            for (Clause clause : listener.clauses()) {
                Optional<Argument> tag = clause.argument();
                if (clause.name().equals("tag") && tag.orElse(null) instanceof Argument.Word name) {
                    tags.add(lower(name.text()));
                }
            }
        }
        return tags;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Diagnostic found(Argument.Word word, Span table, boolean alone) {
        Diagnostics found =
                Diagnostics.warning("table-as-word", word.span())
                        .message("`" + word.text() + "` is a word here, not the table of that name")
                        .label(table, "the table is declared here");
        if (!alone) {
            return found.help("a list cannot hold a table: give its entries a table of their own")
                    .build();
        }
        return found.help("a table is written in brackets: `<" + word.text() + ">`")
                .edit(Spelled.reference(word))
                .build();
    }
}
