package org.waypost.tests.house;

/** The numbers of the house, in one place. Beyond them code is split, not excused. */
final class HouseNumbers {
    /** A method longer than a screen hides a second job. */
    static final int METHOD_LINES = 70;

    /** A class is one idea; past this it is two. */
    static final int CLASS_LINES = 600;

    /** What fits beside a diff. */
    static final int LINE_COLUMNS = 100;

    /** What one reader keeps in mind of a folder. */
    static final int PACKAGE_TYPES = 20;

    /** More belong together in a record. */
    static final int PARAMETERS = 4;

    /** Deeper control flow is a method of its own. */
    static final int NESTING = 3;

    private HouseNumbers() {}
}
