package org.waypost.mta.recipient;

import org.waypost.mta.user.User;

/** Where users keep their .forward. Blocking. */
@FunctionalInterface
public interface ForwardFiles {
    Reply read(User user);

    /** What was found. */
    sealed interface Reply {
        record Text(String text) implements Reply {}

        record None() implements Reply {}

        /** Somebody else could have written it, so it is not followed: 524. */
        record Unsafe(String reason) implements Reply {}

        /** Not now: 424. */
        record Failed(String reason) implements Reply {}
    }
}
