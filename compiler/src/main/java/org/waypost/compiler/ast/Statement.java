package org.waypost.compiler.ast;

import java.util.List;
import org.waypost.compiler.source.Span;

/**
 * One statement.
 *
 * @param head its keywords outside of clauses: {@code action}, {@code mta limit for domain}
 * @param arguments its values outside of clauses
 * @param complete false when only a beginning could be read
 * @param broken whether what could not be read began inside a clause or a block
 */
public record Statement(
        StatementKind kind,
        String head,
        List<Argument> arguments,
        List<Clause> clauses,
        boolean complete,
        boolean broken,
        Span span) {
    public Statement {
        arguments = List.copyOf(arguments);
        clauses = List.copyOf(clauses);
    }

    /** The text of the n-th argument when it is a word, else the empty text. */
    public String word(int index) {
        return index < arguments.size() && arguments.get(index) instanceof Argument.Word word
                ? word.text()
                : "";
    }
}
