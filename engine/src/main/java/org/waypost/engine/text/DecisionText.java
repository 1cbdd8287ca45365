package org.waypost.engine.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;

/**
 * A decision from the first rule to the action, in lines: what {@code waypost explain} prints and
 * what a server with {@code -T rules} logs.
 */
public final class DecisionText {
    private DecisionText() {}

    /**
     * Every rule up to the one that decided, then its action with every default explicit.
     *
     * @param queueTtl of actions that have no time to live of their own
     */
    public static List<String> lines(Explanation explanation, Duration queueTtl) {
        List<String> lines = new ArrayList<>(ExplanationText.of(explanation).lines().toList());
        action(explanation.verdict(), queueTtl).forEach(line -> lines.add("    " + line));
        return lines;
    }

    /** The action, one property a line; none where nothing is accepted. */
    public static List<String> action(Verdict verdict, Duration queueTtl) {
        return verdict instanceof Verdict.Decided(Rule rule)
                        && rule.effect() instanceof Effect.Accept(Action action)
                ? ActionText.lines(action, queueTtl)
                : List.of();
    }
}
