package org.waypost.compiler.syntax;

import java.util.List;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;

/**
 * The tokens of one statement, keywords not yet told from words.
 *
 * @param tokens without the NEWLINE or EOF that ends them
 * @param end that NEWLINE or EOF
 */
public record RawStatement(SourceFile file, List<ConfToken> tokens, ConfToken end) {
    public RawStatement {
        tokens = List.copyOf(tokens);
    }

    public Span span() {
        ConfToken first = tokens.isEmpty() ? end : tokens.getFirst();
        ConfToken last = tokens.isEmpty() ? end : tokens.getLast();
        return new Span(file, first.start(), Math.max(first.end(), last.end()), first.getLine());
    }

    /** The first word, the empty text when it is not a bare word. */
    public String firstWord() {
        return tokens.isEmpty() || tokens.getFirst().quoted() ? "" : tokens.getFirst().value();
    }

    static Span span(SourceFile file, ConfToken token) {
        return new Span(file, token.start(), Math.max(token.start(), token.end()), token.getLine());
    }
}
