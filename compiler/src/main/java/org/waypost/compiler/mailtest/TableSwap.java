package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.mailtest.Suite.TableStand;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** A rule program in which some tables hold what a test says. */
final class TableSwap {
    /** The back end of a table that fails; {@link #fails} knows it again. */
    private static final String FAILING = "fails";

    private final Map<String, Table> tables;

    TableSwap(Map<String, Table> tables) {
        this.tables = tables;
    }

    /**
     * @param file where the contents stand, for explanations
     */
    static Table table(String name, TableStand stand, String file) {
        return switch (stand) {
            case TableStand.Fails() -> new Table.External(name, FAILING, "");
            case TableStand.Contents(boolean map, var contents, int line) -> {
                List<TableEntry> entries = new ArrayList<>();
                contents.forEach(e -> entries.add(new TableEntry(e.getKey(), e.getValue(), line)));
                Table.Shape shape = map ? Table.Shape.MAP : Table.Shape.LIST;
                yield new Table.InMemory(name, shape, file, entries);
            }
        };
    }

    static boolean fails(Table.External table) {
        return table.backend().equals(FAILING);
    }

    RuleProgram apply(RuleProgram program) {
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
                    new Condition.Membership(fact, service, swap(table), negated);
            case Condition.VirtualGate(Table table) -> new Condition.VirtualGate(swap(table));
            case Condition.Flag flag -> flag;
        };
    }

    private Effect effect(Effect effect) {
        return effect instanceof Effect.Accept(Action.Local local)
                ? new Effect.Accept(
                        new Action.Local(
                                local.name(), local.method(), users(local.users()), local.ttl()))
                : effect;
    }

    private Action.Users users(Action.Users users) {
        return new Action.Users(
                swap(users.alias()),
                swap(users.virtual()),
                swap(users.userbase()),
                users.runAs(),
                users.wrapper());
    }

    private Optional<Table> swap(Optional<Table> table) {
        return table.map(this::swap);
    }

    private Table swap(Table table) {
        return tables.getOrDefault(table.name(), table);
    }
}
