package org.waypost.engine.classify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.classify.key.KeyClasses;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.value.Facts;

/**
 * A fact that is one text.
 *
 * @param unknown the class when there is no text
 */
record TextClassifier(Fact fact, KeyClasses keys, Reading reading, int unknown)
        implements Classifier {
    @Override
    public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
        return keys.edited(edit).map(k -> new TextClassifier(fact, k, reading, unknown));
    }

    @Override
    public int classify(Facts facts) {
        String text = text(facts);
        return text == null ? unknown : keys.of(text);
    }

    /** As it was said where that needs no new text: the keys fold case themselves. */
    private @Nullable String text(Facts facts) {
        return switch (fact) {
            case TAG -> facts.tag();
            case HELO -> facts.helo();
            case USER -> facts.user();
            case DOMAIN -> facts.current().domain();
            case CLIENT, REVERSE_NAME, SENDER, RECIPIENT, ORIGINAL_RECIPIENT ->
                    reading.key(fact, facts);
        };
    }
}
