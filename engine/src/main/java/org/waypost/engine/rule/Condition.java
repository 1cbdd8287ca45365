package org.waypost.engine.rule;

import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** One condition of a rule. Negation inverts yes and no, never a failed look-up. */
public sealed interface Condition {
    boolean negated();

    /** The fact is in the table, by the service's way of comparing. */
    record Membership(Fact fact, Service service, Table table, boolean negated)
            implements Condition {}

    /** A question without a table. */
    record Flag(Question question, boolean negated) implements Condition {}

    /**
     * 2013's {@code virtual} list on a relay rule: when the original recipient is not in it, no
     * further rule is asked and nothing has matched.
     */
    record VirtualGate(Table table) implements Condition {
        @Override
        public boolean negated() {
            return false;
        }
    }

    /** The questions without a table. */
    enum Question {
        FROM_SOCKET,
        HAS_REVERSE_NAME,
        AUTHENTICATED,
        TLS
    }
}
