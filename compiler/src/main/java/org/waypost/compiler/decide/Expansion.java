package org.waypost.compiler.decide;

import java.util.List;
import java.util.Set;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.value.Facts;

/**
 * What becomes of a recipient after the aliases.
 *
 * @param verdict of the address as the client said it
 * @param outcome whether all of it goes somewhere: one name that leads nowhere refuses the whole
 * @param reply what the server says to RCPT
 * @param recipients users, addresses, {@code |commands} and {@code /files}, in the order found
 * @param way how it came to that
 * @param rules the numbers of the rules that decided about it or about what it became
 */
public record Expansion(
        Verdict verdict,
        Outcome outcome,
        String reply,
        List<String> recipients,
        List<Step> way,
        Set<Integer> rules) {
    public Expansion {
        recipients = List.copyOf(recipients);
        way = List.copyOf(way);
        rules = Set.copyOf(rules);
    }

    /** One step on the way. */
    public sealed interface Step {
        /** What a table said, or what went wrong. */
        record Said(String sentence) implements Step {}

        /** An address that came out of it goes through the rules. */
        record Again(Facts facts) implements Step {}
    }

    /** The way in sentences. */
    public List<String> steps() {
        return way.stream()
                .map(
                        step ->
                                switch (step) {
                                    case Step.Said(String sentence) -> sentence;
                                    case Step.Again(Facts facts) ->
                                            "<" + facts.current() + "> goes through the rules";
                                })
                .toList();
    }

    /** In the words of the tests. */
    public enum Outcome {
        ACCEPT,
        REJECT,
        TEMPFAIL
    }
}
