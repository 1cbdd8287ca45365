package org.waypost.compiler.source;

/**
 * What is compiled: the main file and the way to the others that it names.
 *
 * @param files resolves includes, table files and certificates
 */
public record SourceSet(SourceFile main, FileAccess files) {}
