package org.waypost.compiler.cli.line;

/** What the exit codes mean. */
public final class Exit {
    public static final int YES = 0;
    public static final int NO = 1;
    public static final int DOES_NOT_COMPILE = 2;
    public static final int UNDECIDED = 3;
    public static final int USAGE = 64;

    private Exit() {}
}
