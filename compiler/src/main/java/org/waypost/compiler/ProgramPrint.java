package org.waypost.compiler;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;

/**
 * A number that two programs share only when their conditions stand in the same places: classifiers
 * that were written for one fit the other.
 */
final class ProgramPrint {
    private ProgramPrint() {}

    static int of(RuleProgram program) {
        CRC32C sum = new CRC32C();
        add(sum, program.semantics() + program.subAddressDelimiter());
        for (Rule rule : program.rules()) {
            add(sum, "rule " + rule.number());
            rule.conditions().forEach(condition -> add(sum, text(condition)));
        }
        return (int) sum.getValue();
    }

    private static void add(CRC32C sum, String text) {
        sum.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Condition condition) {
        return switch (condition) {
            case Condition.Flag flag -> flag.toString();
            case Condition.VirtualGate(Table table) -> "gate " + text(table);
            case Condition.Membership(var fact, var service, Table table, boolean negated) ->
                    fact + " " + service + " " + negated + " " + text(table);
        };
    }

    private static String text(Table table) {
        return switch (table) {
            case Table.External external -> external.toString();
            case Table.InMemory memory -> memory.name() + " " + memory.entries().size();
        };
    }
}
