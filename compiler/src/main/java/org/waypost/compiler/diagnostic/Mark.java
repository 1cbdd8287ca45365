package org.waypost.compiler.diagnostic;

import org.waypost.compiler.source.Span;

/** What is underlined in a picture: {@code ^^^} for the place itself, {@code ---} for others. */
record Mark(Span span, String text, boolean primary) {
    /** {@code line:column} of the start. */
    String where() {
        Place place = Place.of(span);
        return place.line() + ":" + place.column();
    }
}
