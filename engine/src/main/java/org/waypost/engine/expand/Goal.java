package org.waypost.engine.expand;

import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.value.MailAddress;

/**
 * One place that a recipient's mail goes to.
 *
 * @param rule that accepted the address
 * @param action of that rule
 * @param address that is delivered to, after expansion
 * @param internal whether that address came out of an alias, a virtual table or a .forward
 */
public record Goal(Rule rule, Action action, MailAddress address, boolean internal, Place place) {
    /** Where it goes. */
    public sealed interface Place {
        /** Another server has it. */
        record Elsewhere() implements Place {}

        /**
         * @param extension what stood behind the sub-address delimiter, or nothing
         */
        record Mailbox(String user, String extension) implements Place {}

        /**
         * A command or a file of an alias or a {@code .forward}.
         *
         * @param text {@code |command} or {@code /file}
         * @param forwarder the user whose {@code .forward} says it
         */
        record Program(String text, Optional<String> forwarder) implements Place {}

        /** An {@code :include:} that cannot be looked into here. */
        record Unread(String path) implements Place {}
    }
}
