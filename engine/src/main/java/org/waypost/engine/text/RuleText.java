package org.waypost.engine.text;

import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;

/** Conditions in words. */
public final class RuleText {
    private RuleText() {}

    /** {@code the sender is in <refused>}. */
    public static String condition(Condition condition) {
        return switch (condition) {
            case Condition.Flag(var question, boolean negated) ->
                    (negated ? "not: " : "") + question(question);
            case Condition.VirtualGate(var table) ->
                    "the recipient as said is in " + TableText.of(table) + ", else no rule matches";
            case Condition.Membership(var fact, var service, var table, boolean negated) ->
                    fact(fact)
                            + (negated ? " is not in " : " is in ")
                            + TableText.of(table)
                            + (service == Service.REGEX ? " (patterns)" : "");
        };
    }

    /** The fact in words, with its article. */
    public static String fact(Fact fact) {
        return switch (fact) {
            case TAG -> "the tag";
            case CLIENT -> "the client";
            case REVERSE_NAME -> "the reverse name";
            case HELO -> "the HELO name";
            case USER -> "the user";
            case SENDER -> "the sender";
            case DOMAIN -> "the recipient's domain";
            case RECIPIENT -> "the recipient";
            case ORIGINAL_RECIPIENT -> "the recipient as said";
        };
    }

    private static String question(Condition.Question question) {
        return switch (question) {
            case FROM_SOCKET -> "handed in on this machine";
            case HAS_REVERSE_NAME -> "the client has a reverse name";
            case AUTHENTICATED -> "somebody has logged in";
            case TLS -> "inside TLS";
        };
    }
}
