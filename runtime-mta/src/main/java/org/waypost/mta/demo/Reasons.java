package org.waypost.mta.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** Why a rule matched or did not, in a sentence. */
final class Reasons {
    /** More entries say no more. */
    private static final int SHOWN_ENTRIES = 3;

    private Reasons() {}

    static String of(Explanation.RuleTrace trace) {
        String line = "line " + trace.rule().source().line();
        if (trace.conditions().isEmpty()) {
            return line + " matches everything";
        }
        if (trace.matched()) {
            return line
                    + " matches: "
                    + trace.conditions().stream()
                            .map(Reasons::sentence)
                            .collect(Collectors.joining(", and "));
        }
        return line + " does not: " + sentence(trace.conditions().getLast());
    }

    private static String sentence(Explanation.ConditionTrace trace) {
        String value = trace.value().orElse("");
        return switch (trace.condition()) {
            case Condition.Membership membership ->
                    "the "
                            + name(membership.fact())
                            + (value.isEmpty() ? "" : " `" + value + "`")
                            + (trace.hit().isPresent() ? " is in " : " is not in ")
                            + table(membership.table());
            case Condition.Flag flag -> question(flag.question()) + ": " + value;
            case Condition.VirtualGate gate -> "the virtual list " + table(gate.table());
        };
    }

    private static String name(Fact fact) {
        return switch (fact) {
            case TAG -> "listener's tag";
            case CLIENT -> "client";
            case REVERSE_NAME -> "client's name";
            case HELO -> "HELO name";
            case USER -> "user";
            case SENDER -> "sender";
            case DOMAIN -> "recipient's domain";
            case RECIPIENT, ORIGINAL_RECIPIENT -> "recipient";
        };
    }

    private static String question(Condition.Question question) {
        return switch (question) {
            case FROM_SOCKET -> "handed in on this machine";
            case HAS_REVERSE_NAME -> "has a name in the DNS";
            case AUTHENTICATED -> "authenticated";
            case TLS -> "inside TLS";
        };
    }

    private static String table(Table table) {
        return switch (table) {
            case Table.External external -> "<" + external.name() + ">";
            case Table.InMemory memory when memory.name().startsWith("<dynamic") ->
                    entries(memory.entries());
            case Table.InMemory memory -> "<" + memory.name().replaceAll("[<>]", "") + ">";
        };
    }

    private static String entries(List<TableEntry> entries) {
        String shown =
                entries.stream()
                        .limit(SHOWN_ENTRIES)
                        .map(TableEntry::key)
                        .collect(Collectors.joining(", "));
        return "{ " + shown + (entries.size() > SHOWN_ENTRIES ? ", …" : "") + " }";
    }

    /** The rule as it stands in the file. */
    static String text(Rule rule, List<String> file) {
        int line = rule.source().line();
        return line > 0 && line <= file.size() ? file.get(line - 1).strip() : "";
    }
}
