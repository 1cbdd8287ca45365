package org.waypost.engine.expand;

import java.util.List;

/** What became of a recipient: all of its places, or none. */
public sealed interface Expanded {
    /** At least one goal, in the order found. */
    record Goals(List<Goal> goals) implements Expanded {
        public Goals {
            goals = List.copyOf(goals);
        }
    }

    /**
     * @param reply code and text, one line, without the recipient: {@code 550 Invalid recipient}
     * @param reason for people: the rule, the loop, the table that failed
     */
    record Refused(String reply, String reason) implements Expanded {}
}
