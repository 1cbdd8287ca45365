package org.waypost.mta.boot;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Dialect;
import org.waypost.mta.action.ActionReader;
import org.waypost.mta.action.ActionWriter;
import org.waypost.mta.delivery.ActionSource;

/**
 * The actions of a configuration. Modern envelopes name theirs and follow the file as it is now;
 * classic ones carry theirs, since a rule has no name that outlives an edit.
 */
final class ConfigurationActions implements ActionSource {
    /** Old actions that are kept in memory: more differ only after as many edits of a file. */
    private static final int REMEMBERED = 256;

    private record Stored(String name, String definition) {}

    private final Map<String, Action> actions;
    private final Map<String, Table> tables;
    private final Map<String, String> definitions = new HashMap<>();
    private final Map<Stored, Optional<Action>> old =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Stored, Optional<Action>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    ConfigurationActions(Configuration configuration) {
        this.actions = configuration.actions();
        this.tables = configuration.tables();
        if (configuration.dialect() == Dialect.CLASSIC) {
            actions.forEach((name, action) -> definitions.put(name, ActionWriter.write(action)));
        }
    }

    /** What an envelope keeps of an action: nothing but the name in the modern dialect. */
    String definition(Action action) {
        return definitions.getOrDefault(action.name(), "");
    }

    @Override
    public Optional<Action> find(String name, String definition) {
        boolean current =
                definition.isEmpty() || definition.equals(definitions.getOrDefault(name, ""));
        return current ? Optional.ofNullable(actions.get(name)) : old(name, definition);
    }

    private Optional<Action> old(String name, String definition) {
        synchronized (old) {
            return old.computeIfAbsent(
                    new Stored(name, definition),
                    key -> ActionReader.read(key.name(), key.definition(), tables));
        }
    }
}
