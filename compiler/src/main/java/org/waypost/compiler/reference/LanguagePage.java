package org.waypost.compiler.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.ReservedWord;

/** The page about the language, made from the catalogue. */
final class LanguagePage {
    private static final String HEAD =
            """
            # smtpd.conf, word by word

            Made from the catalogue (`directives.txt`) by `waypost help --pages`; `waypost \
            help WORD` shows the same in a terminal.

            **Classic** is the language of the snapshot of January 2013 and of 5.3 to \
            6.0.3, **modern** that of 6.4 to 7.8. Behind a
            dialect stands which of its releases know a form; nothing stands there when all \
            do. In a form, `[…]` may be left out and
            capitals stand for a value.

            | statement | known to | what it is for |
            |---|---|---|
            """;

    private final StringBuilder out = new StringBuilder(HEAD);
    private final Map<String, List<Directive>> families = new LinkedHashMap<>();

    private LanguagePage() {
        for (Directive directive : Directives.all()) {
            families.computeIfAbsent(family(directive), _ -> new ArrayList<>()).add(directive);
        }
    }

    static String text() {
        LanguagePage page = new LanguagePage();
        page.families.forEach(page::row);
        page.families.forEach(page::family);
        page.words();
        return page.out.toString();
    }

    /** The statement that a directive belongs to: the first word of its name. */
    private static String family(Directive directive) {
        return directive.name().split(" ", 2)[0];
    }

    private void row(String family, List<Directive> members) {
        Directive first = members.getFirst();
        out.append("| [").append(family).append("](#").append(family).append(") | ");
        out.append(Known.by(first)).append(" | ");
        out.append(first.name().equals(family) ? escaped(first.explanation()) : names(members));
        out.append(" |\n");
    }

    private static String names(List<Directive> members) {
        return members.stream()
                .map(member -> "`" + member.name() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private void family(String family, List<Directive> members) {
        out.append("\n## ").append(family).append('\n');
        for (Directive directive : members) {
            if (!directive.name().equals(family)) {
                out.append("\n### ").append(directive.name()).append('\n');
            }
            entry(directive);
        }
    }

    private void entry(Directive directive) {
        out.append('\n').append("    ").append(directive.synopsis()).append("\n\n");
        out.append(directive.explanation())
                .append(" *(")
                .append(Known.by(directive))
                .append(")*\n");
        if (!directive.example().isEmpty()) {
            out.append("\nFor example: `").append(directive.example()).append("`\n");
        }
    }

    private void words() {
        out.append("\n## Reserved words\n\n");
        out.append("A name that is one of these is quoted.\n\n");
        out.append("| word | classic | modern |\n|---|---|---|\n");
        for (ReservedWord word : Directives.words()) {
            out.append("| `").append(word.text()).append("` |");
            for (Dialect dialect : Dialect.values()) {
                out.append(' ').append(reserved(word, dialect)).append(" |");
            }
            out.append('\n');
        }
    }

    private static String reserved(ReservedWord word, Dialect dialect) {
        boolean never = word.releases().stream().noneMatch(r -> r.dialect() == dialect);
        if (never) {
            return "";
        }
        String range = word.range(dialect);
        return range.isEmpty() ? "yes" : range.toLowerCase(Locale.ROOT);
    }
}
