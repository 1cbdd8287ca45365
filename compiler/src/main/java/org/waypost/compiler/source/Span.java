package org.waypost.compiler.source;

/**
 * A piece of a file.
 *
 * @param start offset of the first character (UTF-16 units)
 * @param end offset behind the last one
 * @param line the line of {@code start}, from 1
 */
public record Span(SourceFile file, int start, int end, int line) {}
