package org.waypost.engine.graph;

import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;

/** How a decision ends. */
public sealed interface Ending {
    /** The rule matched. */
    record ByRule(Rule rule) implements Ending {}

    /** No rule matched: rejected. */
    record NoRule() implements Ending {}

    /** A question of the rule that the release can never answer. */
    record Unanswerable(Rule rule) implements Ending {}

    /** Whether the envelope is refused for good. */
    default boolean rejects() {
        return switch (this) {
            case ByRule(Rule rule) -> rule.effect() instanceof Effect.Reject;
            case NoRule() -> true;
            case Unanswerable _ -> false;
        };
    }
}
