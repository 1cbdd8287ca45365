package org.waypost.lsp.text;

/** Where the code points of a text, which ANTLR counts, begin in UTF-16 units, which LSP counts. */
sealed interface CodeUnits {
    /** The offset of the code point with this index; the text's length behind the last. */
    int offset(int codePoint);

    /** Measures a text. */
    static CodeUnits of(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new Same();
        }
        int[] offsets = new int[points + 1];
        for (int i = 0, at = 0; i <= points; i++) {
            offsets[i] = at;
            at += i < points ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return new Measured(offsets);
    }

    /** A text without characters beyond the basic plane. */
    record Same() implements CodeUnits {
        @Override
        public int offset(int codePoint) {
            return codePoint;
        }
    }

    /** Any other text. */
    record Measured(int[] offsets) implements CodeUnits {
        @Override
        public int offset(int codePoint) {
            return offsets[codePoint];
        }
    }
}
