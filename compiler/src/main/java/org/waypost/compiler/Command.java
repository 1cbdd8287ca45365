package org.waypost.compiler;

import java.io.PrintStream;
import java.util.List;

/**
 * A command of {@code waypost} that lies in another module, found by ServiceLoader.
 *
 * <p>{@link #run} answers the exit code: 0 yes, 1 no, 2 the input does not compile, 3 undecided, 64
 * usage.
 */
public interface Command {
    /** The word behind {@code waypost}. */
    String name();

    /** One line for the list of commands. */
    String summary();

    int run(List<String> arguments, PrintStream out, PrintStream err);
}
