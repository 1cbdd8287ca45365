package org.waypost.compiler.check.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Release;

/** Which parts of a classic rule may follow which: fixed until 5.3, free since 5.4. One use. */
public final class ClassicOrder {
    private static final List<String> CONDITIONS = List.of("tagged", "from", "sender", "for");
    private static final List<String> EXPANSIONS = List.of("alias", "virtual", "users", "userbase");
    private static final List<String> RELAY =
            List.of("backup", "certificate", "auth", "as", "source", "helo");
    private static final List<String> ONLY_VIA = List.of("auth", "verify", "certificate");
    private static final List<String> NOT_VIA = List.of("tls", "tls verify", "backup");

    private static final String FOR =
            "say whose mail it is before the action: `for any`, `for local` or `for domain NAME`";

    private final CheckState state;
    private final String head;

    private String delivery = "";
    private final Set<String> options = new HashSet<>();
    private int last = -1;
    private boolean destination;
    private boolean users;

    /**
     * @param head {@code accept} or {@code reject}
     */
    ClassicOrder(CheckState state, String head) {
        this.state = state;
        this.head = head;
    }

    /** Refuses a part that may not stand behind those before it. */
    void part(Clause clause) {
        boolean expands = clause.place().equals("expansion");
        if (expands && head.equals("reject") && state.since(Release.R5_4)) {
            throw Finding.syntax(
                    clause.keyword(), "`" + clause.name() + "` does not go with `reject`", "");
        }
        if (clause.place().equals("delivery")) {
            delivery = clause.name();
        } else if (clause.place().equals("deliveryOption")) {
            option(clause);
        }
        if (!state.since(Release.R5_4)) {
            strict(clause);
        }
    }

    private void option(Clause clause) {
        String name = clause.name();
        if (!fits(delivery, name)) {
            String before = delivery.isEmpty() ? "a rule without an action" : "`" + delivery + "`";
            throw Finding.syntax(clause.keyword(), "`" + name + "` does not go with " + before, "");
        }
        boolean late = name.equals("rcpt-to") && !options.isEmpty();
        if (delivery.startsWith("deliver") && (late || !options.add(name))) {
            throw Finding.syntax(clause.keyword(), "`" + name + "` stands too late", "");
        }
    }

    /**
     * Whether an option goes with a way of delivery: {@code relay via}, {@code deliver to lmtp}.
     */
    public static boolean fits(String delivery, String option) {
        return switch (delivery) {
            case "relay" -> !ONLY_VIA.contains(option) && !option.equals("rcpt-to");
            case "relay via" -> !NOT_VIA.contains(option) && !option.equals("rcpt-to");
            case "deliver to lmtp" -> option.equals("rcpt-to") || option.equals("as");
            case "deliver to mda" -> option.equals("as");
            default -> false;
        };
    }

    private void strict(Clause clause) {
        negation(clause);
        int rank = rank(clause);
        boolean missingFor = !destination && rank >= 100;
        boolean usersRelay = users && clause.name().startsWith("relay");
        if (rank <= last || missingFor || usersRelay) {
            throw misplaced(clause, missingFor);
        }
        users |= clause.name().startsWith("user");
        last = rank;
        destination |= clause.name().startsWith("for");
    }

    /** Refuses a rule without what it needs until 5.3: {@code for}, and an action. */
    void end(Statement rule) {
        boolean missing = !destination || delivery.isEmpty() && rule.head().equals("accept");
        if (missing && !state.since(Release.R5_4)) {
            String what = destination ? "an action" : "`for`";
            throw Finding.syntax(
                    end(rule.span()),
                    "expected " + what + ", found the end of the line",
                    destination ? "" : FOR);
        }
    }

    private static Span end(Span span) {
        int line = span.line();
        for (int at = span.start(); at < span.end(); at++) {
            if (span.file().text().charAt(at) == '\n') {
                line++;
            }
        }
        return new Span(span.file(), span.end(), span.end(), line);
    }

    private static void negation(Clause clause) {
        if (clause.negated()) {
            throw Finding.syntax(
                    clause.negation().orElseThrow(),
                    "`!` may not stand here",
                    "negation is known since 5.4");
        }
    }

    private static Finding misplaced(Clause clause, boolean missingFor) {
        String message =
                missingFor
                        ? "expected `for`, found `" + clause.name() + "`"
                        : "`" + clause.name() + "` stands too late in the rule";
        String help = missingFor ? FOR : "the order of a rule is free since 5.4";
        return Finding.syntax(clause.keyword(), message, help);
    }

    /** The place of a clause in the fixed order. */
    private static int rank(Clause clause) {
        String word = clause.name().split(" ", 2)[0];
        return switch (clause.place()) {
            case "condition" -> CONDITIONS.indexOf(word);
            case "expansion" -> EXPANSIONS.indexOf(word) < 2 ? 100 : 101;
            case "delivery" -> 102;
            case "deliveryOption" -> 110 + RELAY.indexOf(word);
            default -> 200;
        };
    }
}
