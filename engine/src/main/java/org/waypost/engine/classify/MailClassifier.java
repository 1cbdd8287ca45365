package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.classify.key.MailKeys;
import org.waypost.engine.classify.key.PatternKeys;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** A mail address, by entries of mail addresses or by regular expressions. */
sealed interface MailClassifier extends Classifier {
    Fact fact();

    int of(MailAddress address);

    @Override
    default int classify(Facts facts) {
        return of(
                switch (fact()) {
                    case SENDER -> facts.sender();
                    case ORIGINAL_RECIPIENT -> facts.recipient();
                    case RECIPIENT, TAG, CLIENT, REVERSE_NAME, HELO, USER, DOMAIN ->
                            facts.current();
                });
    }

    /** By entries such as {@code @example.org}. */
    record ByEntry(Fact fact, MailKeys keys) implements MailClassifier {
        @Override
        public int of(MailAddress address) {
            return keys.of(address);
        }

        @Override
        public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
            return keys.edited(edit).map(k -> new ByEntry(fact, k));
        }
    }

    /** By regular expressions on the whole text. */
    record ByPattern(Fact fact, PatternKeys keys) implements MailClassifier {
        @Override
        public int of(MailAddress address) {
            return keys.of(address);
        }

        @Override
        public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
            return Optional.empty();
        }
    }
}
