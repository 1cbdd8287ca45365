package org.waypost.engine.expand;

/** A user of the machine that mail is delivered on. */
public interface LocalUser {
    String name();

    /** The number of the user: 0 is root, whose {@code .forward} may not run anything. */
    long uid();
}
