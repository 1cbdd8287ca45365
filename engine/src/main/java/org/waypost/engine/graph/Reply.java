package org.waypost.engine.graph;

/** What came of an external question, before its sign. */
public enum Reply {
    YES,
    NO,
    /** There was nothing to ask for, and the condition does not hold whatever its sign. */
    NEITHER
}
