package org.waypost.compiler.mailtest;

import java.util.List;

/** A piece of YAML that knows its line (from 1). */
sealed interface Node {
    int line();

    /** Any plain value, as written: a number and a word alike. */
    record Scalar(String text, int line) implements Node {}

    record Sequence(List<Node> items, int line) implements Node {}

    /** Keys in the order of the file. */
    record Mapping(List<Entry> entries, int line) implements Node {}

    record Entry(String key, int line, Node value) {}

    /** What it is, for messages. */
    default String kind() {
        return switch (this) {
            case Scalar(String text, int _) -> "`" + text + "`";
            case Sequence _ -> "a list";
            case Mapping _ -> "a mapping";
        };
    }
}
