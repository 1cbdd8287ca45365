package org.waypost.mta.recipient;

import org.waypost.engine.value.MailAddress;

/** What an alias, a virtual table or a .forward names: aliases(5). */
sealed interface Node {
    /** Goes through the rules again, as internal. */
    record Address(MailAddress address) implements Node {}

    /**
     * @param name lower case, perhaps with a sub-address
     */
    record UserName(String name) implements Node {}

    /** {@code |command}. */
    record Program(String command) implements Node {}

    /** {@code /file}. */
    record File(String path) implements Node {}

    /** {@code :include:/file}. */
    record Include(String path) implements Node {}

    /** {@code error:550 text}: the recipient is refused with this. */
    record Refusal(String reply) implements Node {}
}
