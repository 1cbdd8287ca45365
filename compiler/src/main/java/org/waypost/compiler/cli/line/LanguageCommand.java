package org.waypost.compiler.cli.line;

/** A command of this module. */
public interface LanguageCommand {
    Syntax syntax();

    /**
     * Runs it.
     *
     * @return the exit code
     * @throws CommandFailure to end with one sentence
     */
    int run(Arguments arguments, Terminal terminal) throws CommandFailure;
}
