package org.waypost.engine.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/** What an evaluator asked, in order, and what it decided. */
record Transcript(List<LookupNeed> needs, String verdict) {
    /** Answers depend only on the need and the seed, so that two evaluators hear the same. */
    static Transcript of(Evaluator evaluator, Facts facts, int seed) {
        return of(evaluator.evaluate(facts), seed);
    }

    static Transcript of(Step first, int seed) {
        List<LookupNeed> needs = new ArrayList<>();
        Step step = first;
        while (step instanceof Step.Need need) {
            needs.add(need.need());
            step = need.resume(answer(need.need(), seed));
        }
        return new Transcript(needs, text(((Step.Done) step).verdict()));
    }

    private static Answer answer(LookupNeed need, int seed) {
        return switch (Math.floorMod(Objects.hash(need, seed) * 31 >> 3, 5)) {
            case 0 -> new Answer.Failed("no answer");
            case 1, 2 -> new Answer.Found("");
            default -> new Answer.Absent();
        };
    }

    private static String text(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Decided(var rule) -> "rule " + rule.number();
            case Verdict.NoRule() -> "no rule";
            case Verdict.TemporaryFailure(var rule, String reason) ->
                    "failure at rule " + rule.number() + ": " + reason;
        };
    }
}
