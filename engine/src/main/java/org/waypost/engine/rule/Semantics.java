package org.waypost.engine.rule;

/**
 * How the rules of a program are to be read.
 *
 * @param exact true when a release was named: its bugs of matching are reproduced; false follows
 *     what the manual promises where the release is known to break it
 */
public record Semantics(Matching matching, boolean exact) {}
