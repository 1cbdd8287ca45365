package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * What people want to know of a table.
 *
 * @param kind {@code map of 12 entries}, or how it is asked
 * @param file where the entries stand; empty for a table that is asked
 * @param sample the first entries as they are written
 * @param users which rules, actions and listeners ask it
 */
public record TableProfile(
        String kind, Optional<String> file, List<String> sample, List<String> users) {
    /** More entries do not fit where a profile is shown. */
    private static final int SAMPLE = 5;

    public TableProfile {
        sample = List.copyOf(sample);
        users = List.copyOf(users);
    }

    /** The profile of a table; empty when the configuration has none of that name. */
    public static Optional<TableProfile> of(Configuration configuration, String name) {
        return Optional.ofNullable(configuration.tables().get(name))
                .map(table -> of(table, new Users(configuration, name).find()));
    }

    private static TableProfile of(Table table, List<String> users) {
        return switch (table) {
            case Table.InMemory memory ->
                    new TableProfile(
                            kind(memory),
                            Optional.of(memory.file()),
                            memory.entries().stream()
                                    .limit(SAMPLE)
                                    .map(TableProfile::text)
                                    .toList(),
                            users);
            case Table.External external ->
                    new TableProfile(
                            "asked through "
                                    + external.backend()
                                    + (external.config().isEmpty() ? "" : ":" + external.config()),
                            Optional.empty(),
                            List.of(),
                            users);
        };
    }

    private static String kind(Table.InMemory table) {
        int size = table.entries().size();
        String shape = table.shape() == Table.Shape.MAP ? "map" : "list";
        return shape + " of " + size + (size == 1 ? " entry" : " entries");
    }

    private static String text(TableEntry entry) {
        return entry.value().isEmpty() ? entry.key() : entry.key() + " = " + entry.value();
    }

    /** Finds who asks a table. */
    private record Users(Configuration configuration, String name) {
        List<String> find() {
            List<String> users = new ArrayList<>();
            for (Rule rule : configuration.program().rules()) {
                if (rule.conditions().stream().anyMatch(this::asks) || classic(rule)) {
                    users.add("the rule on line " + rule.source().line());
                }
            }
            configuration.actions().values().stream()
                    .filter(action -> !action.name().startsWith("line "))
                    .filter(this::asks)
                    .forEach(action -> users.add("the action `" + action.name() + "`"));
            for (Listener listener : configuration.listeners()) {
                if (is(listener.credentials())
                        || is(listener.hostnames())
                        || is(listener.options().senders())) {
                    users.add("the listener on line " + listener.span().line());
                }
            }
            return users.stream().distinct().toList();
        }

        private boolean classic(Rule rule) {
            return rule.effect() instanceof Effect.Accept(Action action)
                    && action.name().startsWith("line ")
                    && asks(action);
        }

        private boolean asks(Condition condition) {
            return switch (condition) {
                case Condition.Membership in -> in.table().name().equals(name);
                case Condition.VirtualGate gate -> gate.table().name().equals(name);
                case Condition.Flag _ -> false;
            };
        }

        private boolean asks(Action action) {
            return switch (action) {
                case Action.Local local ->
                        is(local.users().alias())
                                || is(local.users().virtual())
                                || is(local.users().userbase());
                case Action.Relay relay -> asks(relay.route()) || asks(relay.outgoing());
            };
        }

        private boolean asks(Action.Route route) {
            return switch (route) {
                case Action.Route.Hosts hosts -> hosts.urls().name().equals(name);
                case Action.Route.ByDomain by -> by.urls().name().equals(name);
                case Action.Route.Mx _, Action.Route.Backup _ -> false;
            };
        }

        private boolean asks(Action.Outgoing outgoing) {
            return is(outgoing.auth()) || is(outgoing.source()) || is(outgoing.heloNames());
        }

        private boolean is(Optional<Table> table) {
            return table.filter(used -> used.name().equals(name)).isPresent();
        }
    }
}
