package org.waypost.compiler.diagnostic;

/** Colours of a terminal, or none. */
public enum Ink {
    /** For files, pipes and tests. */
    PLAIN,
    /** ANSI colours. */
    COLOR;

    private static final String RESET = "\u001b[0m";

    /** Red, yellow, cyan or blue by severity, bold. */
    String severity(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case HINT -> paint("1;36", text);
            case NOTE -> paint("1;34", text);
        };
    }

    /** What frames the source. */
    String frame(String text) {
        return paint("34", text);
    }

    /** What is read first. */
    String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
