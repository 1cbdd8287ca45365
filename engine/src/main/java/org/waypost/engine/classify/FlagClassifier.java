package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.value.Facts;

/** Questions without a table: no, yes, or neither. */
record FlagClassifier(Condition.Question question) implements Classifier {
    static final int YES = 1;
    static final int NEVER = 2;

    @Override
    public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
        return Optional.empty();
    }

    @Override
    public int classify(Facts facts) {
        if (Reading.neverHolds(question, facts)) {
            return NEVER;
        }
        return Reading.answer(question, facts) ? YES : NONE;
    }
}
