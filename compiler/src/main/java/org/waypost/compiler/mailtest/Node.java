package org.waypost.compiler.mailtest;

import java.util.List;

/** A piece of YAML that knows its line (from 1). */
sealed interface Node {
    /** Of a value in a message: enough to find it again. */
    int MAX_SHOWN = 60;

    int line();

    /** Any plain value, as written: a number and a word alike. */
    record Scalar(String text, int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {}

    /** Keys in the order of the file. */
    record Mapping(List<Entry> entries, int line) implements Node {}

    record Entry(String key, int line, Node value) {}

    /** A whole file may be one scalar. */
    static String shortened(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    /** What it is, for messages. */
    default String kind() {
        return switch (this) {
            case Scalar(String text, int _) -> "`" + shortened(text) + "`";
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
