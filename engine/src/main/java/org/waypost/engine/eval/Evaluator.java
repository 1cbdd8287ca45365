package org.waypost.engine.eval;

import java.util.function.Function;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/** Decides envelopes. Implementations are immutable and may be shared between threads. */
public interface Evaluator {
    Step evaluate(Facts facts);

    /** Runs to the end, asking {@code lookups} for every need. */
    default Verdict decide(Facts facts, Function<LookupNeed, Answer> lookups) {
        Step step = evaluate(facts);
        while (true) {
            switch (step) {
                case Step.Done(Verdict verdict) -> {
                    return verdict;
                }
                case Step.Need need -> step = need.resume(lookups.apply(need.need()));
            }
        }
    }
}
