package org.waypost.lsp.explain;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    Optional<String> of(List<Lexeme> before, String word, XtextResource resource) {
        Dialect dialect = dialects.dialect(resource).orElse(Dialect.MODERN);
        return Catalogue.entry(before, word)
                .filter(entry -> !entry.explanation().isEmpty())
                .map(entry -> markdown(entry, dialect));
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
