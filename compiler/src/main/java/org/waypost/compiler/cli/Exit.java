package org.waypost.compiler.cli;

/** What the exit codes mean. */
final class Exit {
    static final int YES = 0;
    static final int NO = 1;
    static final int DOES_NOT_COMPILE = 2;
    static final int UNDECIDED = 3;
    static final int USAGE = 64;

    private Exit() {}
}
