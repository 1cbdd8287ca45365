package org.waypost.engine.text;

import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.Explanation.ConditionTrace;
import org.waypost.engine.eval.Explanation.Hit;
import org.waypost.engine.eval.Explanation.Result;
import org.waypost.engine.eval.Explanation.RuleTrace;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.table.Service;

/** Why an envelope was decided as it was, in lines. */
public final class ExplanationText {
    private ExplanationText() {}

    /** Every rule up to the one that decided, each condition with what it was asked and said. */
    public static String of(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        for (RuleTrace rule : explanation.rules()) {
            out.append(ruleLine(rule)).append('\n');
            for (ConditionTrace condition : rule.conditions()) {
                out.append("    ").append(conditionLine(condition)).append('\n');
            }
        }
        return out.append(verdictLine(explanation.verdict())).append('\n').toString();
    }

    private static String ruleLine(RuleTrace trace) {
        return "rule "
                + trace.rule().number()
                + " at "
                + trace.rule().source()
                + (trace.matched() ? " matches" : " does not match");
    }

    /** One condition: {@code +} it held, {@code -} it did not, {@code ?} it could not be asked. */
    public static String conditionLine(ConditionTrace trace) {
        String sign =
                switch (trace.result()) {
                    case HOLDS -> "+ ";
                    case DOES_NOT_HOLD, ENDS_THE_SEARCH -> "- ";
                    case CANNOT_BE_ANSWERED -> "? ";
                };
        return sign + sentence(trace);
    }

    private static String sentence(ConditionTrace trace) {
        return switch (trace.condition()) {
            case Condition.Flag flag -> RuleText.condition(flag) + answer(trace);
            case Condition.VirtualGate gate ->
                    "the recipient"
                            + value(trace)
                            + membership(trace, false)
                            + TableText.of(gate.table())
                            + hit(trace);
            case Condition.Membership in ->
                    RuleText.fact(in.fact())
                            + value(trace)
                            + membership(trace, in.negated())
                            + TableText.of(in.table())
                            + (in.service() == Service.REGEX ? " (patterns)" : "")
                            + hit(trace)
                            + (in.negated() ? ", where it must not be" : "");
        };
    }

    private static String value(ConditionTrace trace) {
        return trace.value().map(text -> " `" + text + "`").orElse(" (none)");
    }

    private static String membership(ConditionTrace trace, boolean negated) {
        if (trace.result() == Result.CANNOT_BE_ANSWERED) {
            return " cannot be looked up in ";
        }
        boolean in = (trace.result() == Result.HOLDS) != negated;
        return in ? " is in " : " is not in ";
    }

    private static String hit(ConditionTrace trace) {
        return trace.hit().map(ExplanationText::hit).orElse("");
    }

    private static String hit(Hit hit) {
        String by = " by `" + hit.entry().key() + "`";
        // The predefined tables stand in no file.
        return hit.entry().line() == 0
                ? by
                : by + " at " + hit.table().file() + ":" + hit.entry().line();
    }

    private static String answer(ConditionTrace trace) {
        return trace.result() == Result.CANNOT_BE_ANSWERED
                ? ": cannot be answered"
                : ": " + trace.value().orElse("no");
    }

    /** The last line: what was decided, and by which rule. */
    public static String verdictLine(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Decided(var rule) ->
                    switch (rule.effect()) {
                        case Effect.Accept(var action) ->
                                "accepted by rule "
                                        + rule.number()
                                        + " at "
                                        + rule.source()
                                        + ": "
                                        + action.name();
                        case Effect.Reject() ->
                                "rejected by rule " + rule.number() + " at " + rule.source();
                    };
            case Verdict.NoRule() -> "rejected: no rule matches";
            case Verdict.TemporaryFailure(var rule, String reason) ->
                    "temporary failure in rule "
                            + rule.number()
                            + " at "
                            + rule.source()
                            + ": "
                            + reason;
        };
    }
}
