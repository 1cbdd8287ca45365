package org.waypost.compiler.decide;

import java.util.List;
import java.util.Set;
import org.waypost.engine.eval.Verdict;

/**
 * What becomes of a recipient after the aliases.
 *
 * @param verdict of the address as the client said it
 * @param outcome whether all of it goes somewhere: one name that leads nowhere refuses the whole
 * @param reply what the server says to RCPT
 * @param recipients users, addresses, {@code |commands} and {@code /files}, in the order found
 * @param steps how it came to that, each a sentence
 * @param rules the numbers of the rules that decided about it or about what it became
 */
public record Expansion(
        Verdict verdict,
        Outcome outcome,
        String reply,
        List<String> recipients,
        List<String> steps,
        Set<Integer> rules) {
    public Expansion {
        recipients = List.copyOf(recipients);
        steps = List.copyOf(steps);
        rules = Set.copyOf(rules);
    }

    /** In the words of the tests. */
    public enum Outcome {
        ACCEPT,
        REJECT,
        TEMPFAIL
    }
}
