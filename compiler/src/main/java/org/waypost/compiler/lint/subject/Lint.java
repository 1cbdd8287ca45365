package org.waypost.compiler.lint.subject;

import java.util.function.Consumer;
import org.waypost.compiler.diagnostic.Diagnostic;

/**
 * Looks through what is whole of a configuration for one kind of thing that is hardly meant. One
 * that tells of what is not there asks {@link Checked#incomplete} first.
 */
@FunctionalInterface
public interface Lint {
    /**
     * Reports what it finds, in any order.
     *
     * @param report takes each as a hint or a warning; who asked decides what becomes of it
     */
    void look(Checked checked, Consumer<Diagnostic> report);
}
