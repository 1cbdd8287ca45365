package org.waypost.compiler.decide;

import java.util.List;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Effect;

/**
 * A verdict in the three columns of the conformance format.
 *
 * @param rule the number of the rule, {@code NONE}, {@code TEMPFAIL} or {@code 553}
 * @param decision {@code accept}, {@code reject} or {@code tempfail}
 * @param action the kind of the action, or {@code -}
 */
public record Decision(String rule, String decision, String action) {
    /** The address is refused before any rule is asked. */
    public static final Decision REFUSED_ADDRESS = new Decision("553", "reject", "-");

    /** What a verdict says. */
    public static Decision of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Decided(var rule) ->
                    switch (rule.effect()) {
                        case Effect.Accept(var action) ->
                                new Decision(
                                        Integer.toString(rule.number()), "accept", action.kind());
                        case Effect.Reject() ->
                                new Decision(Integer.toString(rule.number()), "reject", "-");
                    };
            case Verdict.NoRule() -> new Decision("NONE", "reject", "-");
            case Verdict.TemporaryFailure _ -> new Decision("TEMPFAIL", "tempfail", "-");
        };
    }

    /** Whether the columns can be one: {@code 3 accept relay}, {@code NONE reject -}. */
    boolean isOne() {
        return rule.matches("[0-9]{1,9}|NONE|TEMPFAIL")
                && List.of("accept", "reject", "tempfail").contains(decision)
                && !action.isEmpty();
    }

    /** For people. */
    public String sentence() {
        String by =
                switch (rule) {
                    case "NONE" -> " (no rule matches)";
                    case "TEMPFAIL" -> "";
                    case "553" -> " (the address is refused)";
                    default -> " by rule " + rule;
                };
        return decision + (action.equals("-") ? "" : " (" + action + ")") + by;
    }

    /** Tab-separated. */
    @Override
    public String toString() {
        return rule + "\t" + decision + "\t" + action;
    }
}
