package org.waypost.compiler.cli.line;

/** Ends a command with one sentence and an exit code. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exit;

    public CommandFailure(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    public int exit() {
        return exit;
    }
}
