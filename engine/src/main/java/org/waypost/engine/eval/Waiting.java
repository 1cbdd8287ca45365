package org.waypost.engine.eval;

import java.util.function.Function;
import org.waypost.engine.table.Answer;

/**
 * An evaluation that waits for a table outside.
 *
 * @param answers what is known so far
 * @param onward where it stands: goes on when more is known
 */
record Waiting(LookupNeed need, Answers answers, Function<Answers, Step> onward)
        implements Step.Need {
    @Override
    public Step resume(Answer answer) {
        return onward.apply(answers.with(need, answer));
    }
}
