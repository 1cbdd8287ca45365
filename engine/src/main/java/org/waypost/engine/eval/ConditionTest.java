package org.waypost.engine.eval;

import org.waypost.engine.match.LookupKey;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.match.TableMatcher;
import org.waypost.engine.reading.Probe;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;

/** Asks one condition about one envelope. */
final class ConditionTest {
    private final Reading reading;
    private final TableLookup lookup;

    ConditionTest(RuleProgram program) {
        this.reading = new Reading(program.semantics());
        this.lookup = TableLookup.of(program);
    }

    /** One envelope, whose facts many conditions are asked about. One thread. */
    FactKeys keys(Facts facts) {
        return new FactKeys(reading, facts);
    }

    /** Whether a table in memory has the key, and with it whether the condition holds. */
    static Outcome look(Condition condition, TableMatcher matcher, LookupKey key) {
        return matcher.find(key) == TableMatcher.NONE ? absent(condition) : found(condition);
    }

    TableMatcher matcher(Table.InMemory table, Service service) {
        return lookup.matcher(table, service);
    }

    Outcome ask(Condition condition, Facts facts, Answers answers) {
        return switch (reading.probe(condition, facts)) {
            case Probe.Settled(boolean holds) -> holds ? Outcome.HOLDS : Outcome.FAILS;
            case Probe.Unanswerable(String reason) -> new Outcome.Broken(reason);
            case Probe.Look look -> look(condition, look, answers);
        };
    }

    /**
     * Whether there is nothing to ask for, so that the condition does not hold whatever its sign.
     */
    boolean isNeither(Condition condition, Facts facts) {
        return Reading.neverWhenUnknown(condition)
                && !(reading.probe(condition, facts) instanceof Probe.Look);
    }

    private Outcome look(Condition condition, Probe.Look look, Answers answers) {
        return switch (look.table()) {
            case Table.InMemory table -> inMemory(condition, look, table);
            case Table.External table -> external(condition, look, table, answers);
        };
    }

    private Outcome inMemory(Condition condition, Probe.Look look, Table.InMemory table) {
        TableMatcher matcher = lookup.matcher(table, look.service());
        for (String key : look.keys()) {
            if (matcher.find(key) != TableMatcher.NONE) {
                return found(condition);
            }
        }
        return absent(condition);
    }

    private Outcome external(
            Condition condition, Probe.Look look, Table.External table, Answers answers) {
        for (String key : look.keys()) {
            LookupNeed need = new LookupNeed(table, look.service(), key);
            switch (answers.to(need)) {
                case null -> {
                    return new Outcome.Asks(need);
                }
                case Answer.Found _ -> {
                    return found(condition);
                }
                case Answer.Failed(String reason) -> {
                    return failed(condition, reason);
                }
                case Answer.Absent() -> {}
            }
        }
        return absent(condition);
    }

    private static Outcome found(Condition condition) {
        return condition.negated() ? Outcome.FAILS : Outcome.HOLDS;
    }

    private static Outcome absent(Condition condition) {
        if (condition instanceof Condition.VirtualGate) {
            return Outcome.STOPS;
        }
        return condition.negated() ? Outcome.HOLDS : Outcome.FAILS;
    }

    /** 2013 takes a virtual list that cannot be asked for one that has the recipient. */
    private static Outcome failed(Condition condition, String reason) {
        return condition instanceof Condition.VirtualGate
                ? Outcome.HOLDS
                : new Outcome.Broken(reason);
    }
}
