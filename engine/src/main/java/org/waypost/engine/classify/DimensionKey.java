package org.waypost.engine.classify;

import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;

/** Which conditions are looked at together. */
sealed interface DimensionKey {
    /** All look-ups of one fact by one service. */
    record Lookups(Fact fact, Service service) implements DimensionKey {}

    /** One question. */
    record Asked(Condition.Question question) implements DimensionKey {}

    /** 2013's virtual lists, each by itself: they ask four keys one after the other. */
    record Virtual() implements DimensionKey {}

    static DimensionKey of(Condition condition) {
        return switch (condition) {
            case Condition.Membership m -> new Lookups(m.fact(), m.service());
            case Condition.Flag flag -> new Asked(flag.question());
            case Condition.VirtualGate _ -> new Virtual();
        };
    }
}
