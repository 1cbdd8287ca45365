package org.waypost.engine.expand;

import org.waypost.engine.value.MailAddress;

/** What an alias, a virtual table or a .forward names: aliases(5). */
public sealed interface AliasNode {
    /** Goes through the rules again, as internal. */
    record Address(MailAddress address) implements AliasNode {}

    /**
     * @param name lower case, perhaps with a sub-address
     */
    record UserName(String name) implements AliasNode {}

    /** {@code |command}. */
    record Program(String command) implements AliasNode {}

    /** {@code /file}. */
    record File(String path) implements AliasNode {}

    /** {@code :include:/file}. */
    record Include(String path) implements AliasNode {}

    /** {@code error:550 text}: the recipient is refused with this. */
    record Refusal(String reply) implements AliasNode {}
}
