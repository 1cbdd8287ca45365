package org.waypost.compiler.check.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;

/**
 * A rule that was judged: its conditions are not in the release's order yet.
 *
 * @param implied the conditions that nothing in the rule says
 */
public record RuleDraft(
        Span span, Map<Slot, Condition> conditions, Set<Slot> implied, Effect effect) {
    public RuleDraft {
        implied = Set.copyOf(implied);
        conditions =
                conditions.isEmpty()
                        ? Map.of()
                        : Collections.unmodifiableMap(new EnumMap<>(conditions));
    }
}
