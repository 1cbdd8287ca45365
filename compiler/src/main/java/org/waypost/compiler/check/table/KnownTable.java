package org.waypost.compiler.check.table;

import java.util.Optional;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Table;

/**
 * A table that a name stands for.
 *
 * @param definition where it is declared; empty for the predefined ones
 * @param broken whether its declaration has an error already: its uses are not judged
 */
public record KnownTable(Table table, Kind kind, Optional<Span> definition, boolean broken) {

    /** What the original calls the type of a table. */
    public enum Kind {
        /** Static without contents: no use takes it. */
        NONE,
        LIST,
        MAP,
        /** Any backend but the static one. */
        DYNAMIC
    }
}
