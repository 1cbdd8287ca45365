package org.waypost.compiler.cli.line;

/** Which Waypost this is. */
public final class Version {
    public static final String NUMBER = "0.1.0";

    private Version() {}
}
