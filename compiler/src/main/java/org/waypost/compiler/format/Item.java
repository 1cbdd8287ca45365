package org.waypost.compiler.format;

import java.util.List;

/** What follows one another in a file. */
sealed interface Item {
    boolean blankBefore();

    /** A statement that was understood. */
    record Laid(boolean blankBefore, List<Row> rows) implements Item {
        boolean oneRow() {
            return rows.size() == 1;
        }
    }

    /** Lines that stay as they are: a statement that cannot be read. */
    record Verbatim(boolean blankBefore, String lines) implements Item {}

    /** A comment on lines of its own. */
    record Comment(boolean blankBefore, String text) implements Item {}
}
