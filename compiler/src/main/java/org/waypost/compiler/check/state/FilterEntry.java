package org.waypost.compiler.check.state;

import org.waypost.compiler.source.Span;

/**
 * A filter that has a name.
 *
 * @param chain whether it is made of others
 */
public record FilterEntry(String name, boolean chain, Span span) {}
