package org.waypost.compiler.check.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;

/** A rule that was judged: its conditions are not in the release's order yet. */
public record RuleDraft(Span span, Map<Slot, Condition> conditions, Effect effect) {
    public RuleDraft {
        conditions =
                conditions.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new EnumMap<>(conditions));
    }
}
