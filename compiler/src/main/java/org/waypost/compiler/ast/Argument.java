package org.waypost.compiler.ast;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.source.Span;

/** A value in a statement. */
public sealed interface Argument {
    Span span();

    /**
     * A word or a quoted string.
     *
     * @param text the value, without quotes and escapes
     * @param macro the macro that it comes out of
     */
    record Word(String text, boolean quoted, Optional<String> macro, Span span)
            implements Argument {}

    /** A number. */
    record Number(long value, Span span) implements Argument {}

    /** {@code <name>}. */
    record Reference(Word name, Span span) implements Argument {}

    /** {@code { … }}: a list or a map. */
    record Block(List<Entry> entries, boolean map, Span span) implements Argument {
        public Block {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One entry of a block.
     *
     * @param value only in a map
     * @param equals where a map's entry is written {@code =} and not {@code =>}
     */
    record Entry(Word key, Optional<Word> value, Optional<Span> equals) {}
}
