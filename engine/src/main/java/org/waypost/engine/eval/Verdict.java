package org.waypost.engine.eval;

import org.waypost.engine.rule.Rule;

/** The answer of a rule program about one envelope. */
public sealed interface Verdict {
    /** This rule decided; its effect says what happens. */
    record Decided(Rule rule) implements Verdict {}

    /** No rule matched: rejected. */
    record NoRule() implements Verdict {}

    /** A look-up that the rules needed has failed: try again later (451). */
    record TemporaryFailure(Rule rule, String reason) implements Verdict {}
}
