package org.waypost.compiler.lint.table;

/** How much is said. */
final class Limits {
    /** A file of a million lines with the same mistake in each is one mistake. */
    static final int FINDINGS_A_TABLE = 20;

    private Limits() {}
}
