package org.waypost.engine.expand;

/** Ends an expansion: a recipient gets all of its envelopes or none. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private static final String INVALID = "550 Invalid recipient";
    private static final String TEMPORARY = "451 Temporary failure";
    private static final String NO_EXPANSION = "524 5.2.4 Mailing list expansion problem";
    private static final String EXPANSION_LATER = "424 4.2.4 Mailing list expansion problem";

    private final String reply;

    private Refusal(String reply, String reason) {
        super(reason, null, false, false);
        this.reply = reply;
    }

    static Refusal invalid(String reason) {
        return new Refusal(INVALID, reason);
    }

    static Refusal temporary(String reason) {
        return new Refusal(TEMPORARY, reason);
    }

    static Refusal noExpansion(String reason) {
        return new Refusal(NO_EXPANSION, reason);
    }

    static Refusal expansionLater(String reason) {
        return new Refusal(EXPANSION_LATER, reason);
    }

    /** What an {@code error:} node says. */
    static Refusal said(String reply, String reason) {
        return new Refusal(reply, reason);
    }

    Expanded.Refused refused() {
        return new Expanded.Refused(reply, getMessage());
    }
}
