package org.waypost.compiler.syntax;

import java.util.List;
import org.waypost.compiler.source.Span;

/**
 * Why a statement could not be read to its end.
 *
 * @param found the text of the token that does not fit, empty at the end of the line
 * @param expected what would have fitted, in words
 * @param problem the lexer's own sentence, empty for a plain syntax error
 */
public record SyntaxFault(Span span, String found, List<String> expected, String problem) {
    public SyntaxFault {
        expected = List.copyOf(expected);
    }
}
