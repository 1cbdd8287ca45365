package org.waypost.compiler.mailtest;

import java.util.List;

/** A piece of YAML that knows where it stands. */
sealed interface Node {
    /** Of a value in a message: enough to find it again. */
    int MAX_SHOWN = 60;

    /** Where it begins, from 1. */
    int line();

    /** All of it, marks and quotes included. */
    Extent extent();

    /** Characters (code points) of the text from {@code start} to before {@code end}. */
    record Extent(int start, int end) {}

    /** Any plain value, as written: a number and a word alike. */
    record Scalar(String text, int line, Extent extent) implements Node {}

    record Sequence(List<Node> items, int line, Extent extent) implements Node {}

    /** Keys in the order of the file. */
    record Mapping(List<Entry> entries, int line, Extent extent) implements Node {}

    /**
     * @param start where the key begins
     */
    record Entry(String key, int line, int start, Node value) {}

    /** A whole file may be one scalar. */
    static String shortened(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    /** What it is, for messages. */
    default String kind() {
        return switch (this) {
            case Scalar(String text, int _, Extent _) -> "`" + shortened(text) + "`";
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
