package org.waypost.lsp.text;

import java.util.List;

/** A piece of a statement, in the order of the text. */
sealed interface Part {
    /** Blanks, comments, newlines inside braces. */
    record Hidden(Lexeme lexeme) implements Part {}

    /** A sign that is part of the shape: the {@code =} of a macro, the brackets of a table. */
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
