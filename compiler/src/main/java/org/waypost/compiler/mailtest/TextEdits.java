package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of a text that leave everything between them as it is. */
final class TextEdits {
    private final int[] text;
    private final List<Edit> edits = new ArrayList<>();

    TextEdits(String text) {
        this.text = text.codePoints().toArray();
    }

    private record Edit(Node.Extent place, String replacement) {}

    /** No two places may overlap. */
    void replace(Node.Extent place, String replacement) {
        edits.add(new Edit(place, replacement));
    }

    int size() {
        return edits.size();
    }

    /** The characters of a place. */
    String at(Node.Extent place) {
        return new String(text, place.start(), place.end() - place.start());
    }

    /** The character of a place; 0 outside the text. */
    int at(int place) {
        return place < 0 || place >= text.length ? 0 : text[place];
    }

    String apply() {
        StringBuilder out = new StringBuilder();
        int done = 0;
        edits.sort(Comparator.comparingInt(edit -> edit.place.start()));
        for (Edit edit : edits) {
            out.append(at(new Node.Extent(done, edit.place.start()))).append(edit.replacement);
            done = edit.place.end();
        }
        return out.append(at(new Node.Extent(done, text.length))).toString();
    }
}
