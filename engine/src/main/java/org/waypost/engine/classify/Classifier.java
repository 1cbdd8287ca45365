package org.waypost.engine.classify;

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
}
