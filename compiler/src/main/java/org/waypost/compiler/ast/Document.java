package org.waypost.compiler.ast;

import java.util.List;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Dialect;

/**
 * One file as it is written: statements, comments and blank lines in order; macros are not put in,
 * includes not followed. For the formatter and the editor.
 */
public record Document(SourceFile file, Dialect dialect, List<Element> elements) {
    public Document {
        elements = List.copyOf(elements);
    }

    /** A piece of the file. */
    public sealed interface Element {
        Span span();
    }

    /**
     * A statement.
     *
     * @param tokens without the line end behind it
     * @param whole whether it could be read to its end
     */
    public record Code(Statement statement, List<Lexeme> tokens, boolean whole) implements Element {
        public Code {
            tokens = List.copyOf(tokens);
        }

        @Override
        public Span span() {
            return statement.span();
        }
    }

    /**
     * A comment without its line end.
     *
     * @param trailing whether code stands before it on its line
     */
    public record Comment(Span span, boolean trailing) implements Element {}

    /** A line with nothing but blanks. */
    public record BlankLine(Span span) implements Element {}
}
