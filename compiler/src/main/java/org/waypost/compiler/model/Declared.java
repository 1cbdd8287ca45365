package org.waypost.compiler.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Fact;

/**
 * What the file itself says, and where: all else is a default. What the language brings along (a
 * table for the system's users) and classic actions, which are their rules, are in neither of the
 * first two maps.
 *
 * @param settings the settings that the file has
 * @param implied by the number of a rule, the facts that it asks for though nothing in it says so
 */
public record Declared(
        Map<String, Span> tables,
        Map<String, Span> actions,
        Map<Settings.Name, Span> settings,
        Map<Integer, Set<Fact>> implied) {
    public Optional<Span> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public Optional<Span> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /** Whether a rule asks for a fact by default: {@code from local}, {@code for local}. */
    public boolean implies(int rule, Fact fact) {
        return implied.getOrDefault(rule, Set.of()).contains(fact);
    }
}
