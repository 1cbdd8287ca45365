package org.waypost.compiler;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.model.Configuration;

/**
 * What came of a text. The configuration is made when it is first asked for: whoever wants to know
 * no more than what is wrong does not wait for it. Any thread.
 */
public final class Compilation {
    private final List<Diagnostic> diagnostics;

    /** Makes the configuration; null once it is made. */
    private @Nullable Supplier<Optional<Configuration>> making;

    private Optional<Configuration> configuration = Optional.empty();

    /**
     * @param diagnostics in the order of the text
     * @param configuration makes it, without errors
     */
    Compilation(List<Diagnostic> diagnostics, Supplier<Optional<Configuration>> configuration) {
        this.diagnostics = List.copyOf(diagnostics);
        this.making = configuration;
    }

    /** Nothing but what was found. */
    public static Compilation failed(List<Diagnostic> diagnostics) {
        return new Compilation(diagnostics, Optional::empty);
    }

    /** In the order of the text. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Only without errors. */
    public synchronized Optional<Configuration> configuration() {
        if (making != null) {
            configuration = making.get();
            making = null;
        }
        return configuration;
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
}
