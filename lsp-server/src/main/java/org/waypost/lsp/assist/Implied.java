package org.waypost.lsp.assist;

/**
 * Something that a statement does not say and that holds all the same.
 *
 * @param offset where it could be written
 * @param text what could be written there; where {@code writable} is false, what holds
 * @param why a sentence for the person who asks
 */
record Implied(int offset, String text, boolean writable, String why) {}
