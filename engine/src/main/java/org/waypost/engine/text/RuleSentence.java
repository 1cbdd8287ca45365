package org.waypost.engine.text;

import java.util.List;
import java.util.stream.Collectors;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Table;

/** A whole rule in one plain sentence. */
public final class RuleSentence {
    private static final String LOCALHOST = "<localhost>";
    private static final String LOCALNAMES = "<localnames>";
    private static final String CLASSIC_NAME = "line ";

    private RuleSentence() {}

    /** {@code Mail of this machine, for a domain in <ours>, is accepted: action `out` (relay).} */
    public static String of(Rule rule) {
        List<Condition> conditions = rule.conditions();
        String about =
                conditions.stream().map(RuleSentence::about).collect(Collectors.joining(", "));
        String subject =
                switch (conditions.size()) {
                    case 0 -> "All mail";
                    case 1 -> "Mail " + about;
                    default -> "Mail " + about + ",";
                };
        return subject + " is " + effect(rule.effect()) + ".";
    }

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Reject() -> "refused";
            case Effect.Accept(Action action) when action.name().startsWith(CLASSIC_NAME) ->
                    "accepted: " + action.kind();
            case Effect.Accept(Action action) ->
                    "accepted: action `" + action.name() + "` (" + action.kind() + ")";
        };
    }

    private static String about(Condition condition) {
        return switch (condition) {
            case Condition.Flag(var question, boolean negated) -> question(question, negated);
            case Condition.VirtualGate(Table table) ->
                    "whose recipient as said is in " + TableText.of(table);
            case Condition.Membership in -> membership(in);
        };
    }

    private static String membership(Condition.Membership in) {
        String name = in.table().name();
        if (in.fact() == Fact.CLIENT && name.equals(LOCALHOST)) {
            return in.negated() ? "of other machines" : "of this machine";
        }
        if (in.fact() == Fact.DOMAIN && name.equals(LOCALNAMES)) {
            return in.negated()
                    ? "for names that are not this machine's"
                    : "for this machine's names";
        }
        return fact(in.fact())
                + (in.negated() ? " that is not in " : " in ")
                + TableText.of(in.table());
    }

    private static String fact(Fact fact) {
        return switch (fact) {
            case TAG -> "with a tag";
            case CLIENT -> "from a client";
            case REVERSE_NAME -> "from a reverse name";
            case HELO -> "with a HELO name";
            case USER -> "of a user";
            case SENDER -> "with a sender";
            case DOMAIN -> "for a domain";
            case RECIPIENT -> "for a recipient";
            case ORIGINAL_RECIPIENT -> "for a recipient as said";
        };
    }

    private static String question(Condition.Question question, boolean negated) {
        return switch (question) {
            case FROM_SOCKET ->
                    negated ? "not handed in by a program" : "handed in by a program here";
            case HAS_REVERSE_NAME ->
                    negated
                            ? "of a client without a reverse name"
                            : "of a client with a reverse name";
            case AUTHENTICATED ->
                    negated ? "of nobody who has logged in" : "of somebody who has logged in";
            case TLS -> negated ? "outside TLS" : "inside TLS";
        };
    }
}
