package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.lsp.complete.Catalogue;
import org.waypost.lsp.complete.Dialects;
import org.waypost.lsp.text.Lexeme;

/** What the catalogue says of a word where it stands. */
public final class WordText {
    private final Dialects dialects;

    @Inject
    public WordText(Dialects dialects) {
        this.dialects = dialects;
    }

    /**
     * The text for a word.
     *
     * @param before the statement before it
     * @param behind the next word: some entries are two words, {@code queue ttl}
     */
    Optional<String> of(
            List<Lexeme> before, String word, Optional<Lexeme> behind, XtextResource resource) {
        Dialect dialect = dialects.dialect(resource).orElse(Dialect.MODERN);
        Optional<Directive> exact =
                Catalogue.entry(before, word)
                        .or(() -> behind.flatMap(b -> Catalogue.pair(before, word, b.text())));
        return exact.filter(entry -> !entry.explanation().isEmpty())
                .map(entry -> markdown(entry, dialect))
                .or(() -> overview(Catalogue.beginning(before, word), dialect));
    }

    /** A word with several meanings: how each is written. */
    private static Optional<String> overview(List<Directive> entries, Dialect dialect) {
        List<Directive> known = entries.stream().filter(entry -> isKnown(entry, dialect)).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                known.stream()
                        .map(entry -> "- `" + entry.synopsis() + "`: " + entry.explanation())
                        .collect(Collectors.joining("\n")));
    }

    private static boolean isKnown(Directive entry, Dialect dialect) {
        return entry.releases().isEmpty()
                || entry.releases().stream().anyMatch(release -> release.dialect() == dialect);
    }

    private static String markdown(Directive entry, Dialect dialect) {
        List<String> parts = new ArrayList<>();
        parts.add("```smtpd-conf\n" + entry.synopsis() + "\n```");
        parts.add(entry.explanation());
        if (!entry.example().isEmpty()) {
            parts.add("For example:\n\n```smtpd-conf\n" + entry.example() + "\n```");
        }
        String range = entry.range(dialect);
        if (!range.isEmpty()) {
            parts.add("*Known " + range + ".*");
        }
        return String.join("\n\n", parts);
    }
}
