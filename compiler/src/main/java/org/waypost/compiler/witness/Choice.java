package org.waypost.compiler.witness;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.decide.EnvelopeText;

/** An envelope by its parts; the text of a part that is not there is {@link #NONE}. */
record Choice(Map<Part, String> texts) {
    /** No user, no reverse name, no TLS, no tag. */
    static final String NONE = "";

    static final String YES = "yes";

    /** An envelope about which no table says anything, if it can be helped. */
    static final Choice USUAL =
            new Choice(
                    Map.of(
                            Part.TAG,
                            NONE,
                            Part.CLIENT,
                            "203.0.113.77",
                            Part.USER,
                            NONE,
                            Part.TLS,
                            NONE,
                            Part.HELO,
                            "client.example",
                            Part.REVERSE_NAME,
                            NONE,
                            Part.SENDER,
                            "sender@elsewhere.example",
                            Part.RECIPIENT,
                            "someone@nowhere.example"));

    Choice with(Part part, String text) {
        Map<Part, String> changed = new EnumMap<>(texts);
        changed.put(part, text);
        return new Choice(changed);
    }

    String text(Part part) {
        return texts.getOrDefault(part, NONE);
    }

    EnvelopeText envelope() {
        return new EnvelopeText(
                text(Part.TAG),
                text(Part.CLIENT),
                optional(Part.USER),
                text(Part.TLS).equals(YES),
                text(Part.HELO),
                optional(Part.REVERSE_NAME),
                text(Part.SENDER),
                text(Part.RECIPIENT),
                false);
    }

    private Optional<String> optional(Part part) {
        return Optional.of(text(part)).filter(text -> !text.equals(NONE));
    }
}
