package org.waypost.compiler.syntax;

import java.util.List;
import org.waypost.compiler.ast.StatementKind;

/**
 * A statement without its words: which tokens, counted from 0, are its parts. What a statement's
 * tree looks like depends on the types of its tokens alone, so that statements of one shape are
 * parsed once. Immutable, any thread.
 *
 * @param faultAt the token that does not fit; -1 when the statement was read to its end
 */
record Shape(
        StatementKind kind,
        String head,
        List<Value> values,
        List<Option> options,
        boolean broken,
        int faultAt) {
    /** Stands for a token that is not there. */
    static final int NONE = -1;

    Shape {
        values = List.copyOf(values);
        options = List.copyOf(options);
    }

    boolean complete() {
        return faultAt == NONE;
    }

    /** A clause: its keywords, the rule that read it, and the tokens that it is made of. */
    record Option(
            String name,
            String place,
            int negation,
            int keyword,
            int first,
            int last,
            List<Value> values) {
        Option {
            values = List.copyOf(values);
        }
    }

    /** A value. */
    sealed interface Value {}

    /** A word or a quoted string. */
    record Word(int at) implements Value {}

    /** A number. */
    record Number(int at) implements Value {}

    /** {@code <name>}, from its first to its last token. */
    record Reference(int name, int first, int last) implements Value {}

    /** A list or a map, from its first to its last token. */
    record Block(List<Pair> entries, boolean map, int first, int last) implements Value {
        Block {
            entries = List.copyOf(entries);
        }
    }

    /** One entry of a block; value and equals may be {@link #NONE}. */
    record Pair(int key, int value, int equals) {}
}
