package org.waypost.engine.rule;

/** Where a rule stands, for people: file as named, line from 1. */
public record SourceLine(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
