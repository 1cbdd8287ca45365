package org.waypost.engine.eval;

import org.waypost.engine.table.Answer;

/** Where an evaluation stands. */
public sealed interface Step {
    record Done(Verdict verdict) implements Step {}

    /** Answer the need, then go on with {@link #resume}. */
    non-sealed interface Need extends Step {
        LookupNeed need();

        Step resume(Answer answer);
    }
}
