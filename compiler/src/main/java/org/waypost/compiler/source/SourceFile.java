package org.waypost.compiler.source;

/**
 * One text.
 *
 * @param name as the user wrote it, shown in messages
 * @param text the whole contents; bytes that are not UTF-8 were read as ISO 8859-1
 */
public record SourceFile(String name, String text) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
