package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.value.Facts;

/** Looks at one fact of an envelope and tells its class. */
sealed interface Classifier
        permits AloneClassifier,
                ClientClassifier,
                FlagClassifier,
                MailClassifier,
                TextClassifier,
                UserClassifier {
    /** The class in which none of the dimension's conditions holds. */
    int NONE = 0;

    int classify(Facts facts);

    /**
     * The same after a change of one table in memory; empty when it has to be built anew.
     *
     * @param positive the condition that asks the table as it is now, without its sign
     */
    Optional<Classifier> edited(Condition positive, ClassEdit edit);
}
