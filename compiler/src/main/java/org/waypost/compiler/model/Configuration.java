package org.waypost.compiler.model;

import java.util.List;
import java.util.SequencedMap;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/**
 * The checked configuration: names resolved, defaults explicit.
 *
 * @param hostname the server's name: what the listeners say that have none of their own
 * @param actions modern actions by name; classic actions by the name of their rule
 * @param tables by name, inline ones included
 * @param declared where the file declares what has a name
 */
public record Configuration(
        Dialect dialect,
        Release release,
        String hostname,
        Settings settings,
        List<Listener> listeners,
        SequencedMap<String, Table> tables,
        SequencedMap<String, Pki> pki,
        SequencedMap<String, String> ca,
        SequencedMap<String, Action> actions,
        List<Feature> features,
        Declared declared,
        RuleProgram program) {}
