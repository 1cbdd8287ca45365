package org.waypost.compiler.ast;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.source.Span;

/**
 * An option of a statement: {@code from src <t>}, {@code tls-require verify}, {@code ttl 2d}.
 *
 * @param name its keywords, one blank between: {@code from src regex}
 * @param place the rule of the grammar that read it: {@code match}, {@code listen}
 * @param negation where the {@code !} stands
 * @param keyword its first keyword
 */
public record Clause(
        String name,
        String place,
        Optional<Span> negation,
        List<Argument> arguments,
        Span keyword,
        Span span) {
    public Clause {
        arguments = List.copyOf(arguments);
    }

    public boolean negated() {
        return negation.isPresent();
    }

    /** The first argument, when there is one. */
    public Optional<Argument> argument() {
        return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.getFirst());
    }
}
