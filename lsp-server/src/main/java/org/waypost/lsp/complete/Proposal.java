package org.waypost.lsp.complete;

import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that can stand at the cursor.
 *
 * @param label as shown in the list
 * @param insert what replaces the word that is being typed
 * @param detail one line beside the label, may be empty
 * @param documentation Markdown, may be empty
 */
public record Proposal(
        String label, String insert, CompletionItemKind kind, String detail, String documentation) {
    /** The word without brackets, quotes and dollar: people begin with it. */
    String bare() {
        return insert.replaceAll("[<>\"$]", "");
    }
}
