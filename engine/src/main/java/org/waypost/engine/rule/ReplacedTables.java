package org.waypost.engine.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.table.Table;

/**
 * Puts other tables in the place of those of a program, by name: contents that were read anew, or
 * what a test says a table holds.
 */
public record ReplacedTables(Map<String, ? extends Table> tables) {
    public ReplacedTables {
        tables = Map.copyOf(tables);
    }

    /** The program with its tables replaced; tables that stay are the same objects. */
    public RuleProgram in(RuleProgram program) {
        if (tables.isEmpty()) {
            return program;
        }
        List<Rule> rules = program.rules().stream().map(this::rule).toList();
        return new RuleProgram(program.semantics(), program.subAddressDelimiter(), rules);
    }

    private Rule rule(Rule rule) {
        List<Condition> conditions = rule.conditions().stream().map(this::condition).toList();
        return new Rule(rule.number(), rule.source(), conditions, effect(rule.effect()));
    }

    private Condition condition(Condition condition) {
        return switch (condition) {
            case Condition.Membership(var fact, var service, Table table, boolean negated) ->
                    new Condition.Membership(fact, service, in(table), negated);
            case Condition.VirtualGate(Table table) -> new Condition.VirtualGate(in(table));
            case Condition.Flag flag -> flag;
        };
    }

    private Effect effect(Effect effect) {
        return effect instanceof Effect.Accept(Action action)
                ? new Effect.Accept(action(action))
                : effect;
    }

    private Action action(Action action) {
        return switch (action) {
            case Action.Local local ->
                    new Action.Local(
                            local.name(), local.method(), users(local.users()), local.ttl());
            case Action.Relay relay ->
                    new Action.Relay(
                            relay.name(),
                            route(relay.route()),
                            outgoing(relay.outgoing()),
                            relay.ttl());
        };
    }

    private Action.Users users(Action.Users users) {
        return new Action.Users(
                in(users.alias()),
                in(users.virtual()),
                in(users.userbase()),
                users.runAs(),
                users.wrapper());
    }

    private Action.Route route(Action.Route route) {
        return switch (route) {
            case Action.Route.Mx mx -> mx;
            case Action.Route.Hosts(Table urls, boolean classic) ->
                    new Action.Route.Hosts(in(urls), classic);
            case Action.Route.ByDomain(Table urls) -> new Action.Route.ByDomain(in(urls));
            case Action.Route.Backup backup -> backup;
        };
    }

    private Action.Outgoing outgoing(Action.Outgoing outgoing) {
        return new Action.Outgoing(
                outgoing.tls(),
                in(outgoing.auth()),
                in(outgoing.source()),
                outgoing.helo(),
                in(outgoing.heloNames()),
                outgoing.mailFrom(),
                outgoing.pki(),
                outgoing.ca(),
                outgoing.srs());
    }

    private Optional<Table> in(Optional<Table> table) {
        return table.map(this::in);
    }

    private Table in(Table table) {
        Table other = tables.get(table.name());
        return other == null ? table : other;
    }
}
