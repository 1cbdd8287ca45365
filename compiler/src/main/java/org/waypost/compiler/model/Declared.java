package org.waypost.compiler.model;

import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.source.Span;

/**
 * Where names are declared. What the language brings along (a table for the system's users) and
 * classic actions, which are their rules, are in neither map.
 */
public record Declared(Map<String, Span> tables, Map<String, Span> actions) {
    public Optional<Span> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public Optional<Span> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }
}
