package org.waypost.engine.eval;

import org.jspecify.annotations.Nullable;
import org.waypost.engine.match.LookupKey;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.value.Facts;

/** The texts that tables are asked for about one envelope, each made once. One thread. */
final class FactKeys {
    private static final int KINDS = Fact.values().length;

    private final Reading reading;
    private final Facts facts;
    private final @Nullable LookupKey[] made = new LookupKey[KINDS];

    FactKeys(Reading reading, Facts facts) {
        this.reading = reading;
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }

    /** Null when there is nothing to ask for. */
    @Nullable LookupKey of(Fact fact) {
        LookupKey key = made[fact.ordinal()];
        if (key == null) {
            String text = reading.key(fact, facts);
            key = text == null ? null : new LookupKey(text);
            made[fact.ordinal()] = key;
        }
        return key;
    }
}
