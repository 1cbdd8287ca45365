package org.waypost.engine.classify;

/**
 * A condition without its sign, by number.
 *
 * @param atom its place in the dimension
 */
public record Atom(Dimension dimension, int atom) {}
