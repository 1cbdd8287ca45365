package org.waypost.mta.user;

/** Where local users are looked up. Blocking. */
@FunctionalInterface
public interface UserDatabase {
    /**
     * @param name lower case, as expansion made it
     */
    Reply find(String name);

    /** What the database said. */
    sealed interface Reply {
        record Found(User user) implements Reply {}

        record Absent() implements Reply {}

        /** It could not be asked, or its entry cannot be read; {@code reason} is for the log. */
        record Failed(String reason) implements Reply {}
    }
}
