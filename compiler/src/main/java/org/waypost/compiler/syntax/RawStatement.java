package org.waypost.compiler.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;

/**
 * The tokens of one statement, keywords not yet told from words.
 *
 * @param tokens without the NEWLINE or EOF that ends them
 * @param end that NEWLINE or EOF
 * @param macros the definitions, where it stands, of the macros that it uses
 */
public record RawStatement(
        SourceFile file, List<ConfToken> tokens, ConfToken end, Map<String, Macro> macros) {
    public RawStatement {
        tokens = List.copyOf(tokens);
        macros = Map.copyOf(macros);
    }

    /** A statement that is read as it is written: its macros are not put in. */
    public RawStatement(SourceFile file, List<ConfToken> tokens, ConfToken end) {
        this(file, tokens, end, Map.of());
    }

    /**
     * What a macro stands for.
     *
     * @param definition empty for a macro of the command line
     */
    public record Macro(String value, Optional<Span> definition) {}

    public Span span() {
        ConfToken first = tokens.isEmpty() ? end : tokens.getFirst();
        ConfToken last = tokens.isEmpty() ? end : tokens.getLast();
        return new Span(file, first.start(), Math.max(first.end(), last.end()), first.getLine());
    }

    /** The first word, the empty text when it is not a bare word. */
    public String firstWord() {
        return tokens.isEmpty() || tokens.getFirst().quoted() ? "" : tokens.getFirst().value();
    }

    /** Where its first word stands. */
    public Span firstSpan() {
        return span(file, tokens.isEmpty() ? end : tokens.getFirst());
    }

    static Span span(SourceFile file, ConfToken token) {
        return new Span(file, token.start(), Math.max(token.start(), token.end()), token.getLine());
    }
}
