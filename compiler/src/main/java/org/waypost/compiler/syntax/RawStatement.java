package org.waypost.compiler.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.TokenRow;

/**
 * The tokens of one statement, keywords not yet told from words.
 *
 * @param row with the NEWLINE or EOF that ends them
 * @param macros the definitions, where it stands, of the macros that it uses
 */
public record RawStatement(SourceFile file, TokenRow row, Map<String, Macro> macros) {
    public RawStatement {
        macros = Map.copyOf(macros);
    }

    /** A statement that is read as it is written: its macros are not put in. */
    public RawStatement(SourceFile file, TokenRow row) {
        this(file, row, Map.of());
    }

    /**
     * What a macro stands for.
     *
     * @param definition empty for a macro of the command line
     */
    public record Macro(String value, Optional<Span> definition) {}

    /** Without the NEWLINE or EOF that ends them. */
    public List<ConfToken> tokens() {
        return row.tokens();
    }

    /** The NEWLINE or EOF behind the tokens. */
    public ConfToken end() {
        return row.token(row.size());
    }

    public Span span() {
        return span(0, Math.max(0, row.size() - 1));
    }

    /** The first word, the empty text when it is not a bare word. */
    public String firstWord() {
        return row.size() == 0 || row.quoted(0) ? "" : row.value(0);
    }

    /** Where its first word stands. */
    public Span firstSpan() {
        return span(0, 0);
    }

    /**
     * From the beginning of one token to the end of another; what is behind the last is the end.
     */
    Span span(int from, int to) {
        int first = Math.min(from, row.size());
        int last = Math.min(to, row.size());
        int end = Math.max(row.end(first), row.end(last));
        return new Span(file, row.start(first), Math.max(row.start(first), end), row.line(first));
    }
}
