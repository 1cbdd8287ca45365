package org.waypost.mta.auth;

/** What came of a password. */
public enum AuthAnswer {
    RIGHT("ok"),
    WRONG("permfail"),
    /** Nobody could tell: the table cannot be read, or its entry makes no sense. */
    UNKNOWN("tempfail");

    private final String label;

    AuthAnswer(String label) {
        this.label = label;
    }

    /** As the log has it. */
    public String label() {
        return label;
    }
}
