package org.waypost.engine.expand;

import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;

/**
 * All that an expansion asks: a server asks its machine, a test asks nothing but the file. Every
 * call may block.
 *
 * @param <U> how users are known here
 */
public interface Surroundings<U extends LocalUser> {
    /** What the rules say of an address, the first time as it was said, then as internal. */
    Verdict decide(Facts facts);

    /** What a table of aliases or a virtual table has for a key. */
    Answer alias(Table table, String key);

    /**
     * @param users of the action: its userbase, or the system's
     * @param name lower case, without sub-address
     */
    Found<U> user(Action.Users users, String name);

    /** The {@code .forward} of a user. */
    Contents forward(U user);

    /** The file that {@code :include:} names. */
    Contents include(String path);

    /** What the users say. */
    sealed interface Found<U extends LocalUser> {
        record One<U extends LocalUser>(U user) implements Found<U> {}

        record None<U extends LocalUser>() implements Found<U> {}

        /** Users could not be asked; {@code reason} is for people. */
        record Failed<U extends LocalUser>(String reason) implements Found<U> {}
    }

    /** What is in a file. */
    sealed interface Contents {
        record Text(String text) implements Contents {}

        record None() implements Contents {}

        /** Somebody else could have written it, so it is not followed: 524. */
        record Unsafe(String reason) implements Contents {}

        /** Not now: 424. */
        record Failed(String reason) implements Contents {}

        /** It lies on another machine: what it says is not known here. */
        record Elsewhere() implements Contents {}
    }
}
