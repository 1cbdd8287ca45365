package org.waypost.compiler.check.table;

import java.util.Collection;
import java.util.Optional;

/**
 * What was probably meant, for the first faults of a check: each name is compared with all that are
 * known, and nobody reads the thousandth suggestion. One check, one thread.
 */
public final class Suggestions {
    /** So many names are compared in one check: about a tenth of a second. */
    private static final int MAX_COMPARED = 1_000_000;

    private int compared;

    /** The nearest of {@code names} to what was written, while there is time for it. */
    public Optional<String> among(Collection<String> names, String wanted) {
        if (compared > MAX_COMPARED) {
            return Optional.empty();
        }
        compared += names.size();
        return CloseName.among(names, wanted);
    }
}
