package org.waypost.compiler.cli;

/** Ends a command with one sentence and an exit code. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exit;

    CommandFailure(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
