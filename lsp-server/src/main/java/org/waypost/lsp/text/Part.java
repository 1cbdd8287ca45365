package org.waypost.lsp.text;

import java.util.List;

/** A piece of a statement, in the order of the text. */
sealed interface Part {
    /** Blanks, comments, newlines inside braces. */
    record Hidden(Lexeme lexeme) implements Part {}

    /**
     * A lexeme without an object of its own: the {@code =} of a macro, the brackets of a table, and
     * every word that is no name. Thousands of objects that nobody asks for would cost more than
     * everything else of a document.
     */
    record Sign(Lexeme lexeme) implements Part {}

    /** A lexeme that is the value of a feature of the object. */
    record Feature(String name, Lexeme lexeme) implements Part {}

    /** An object inside: a reference or a text. */
    record Item(String rule, List<Part> parts) implements Part {
        public Item {
            parts = List.copyOf(parts);
        }
    }
}
