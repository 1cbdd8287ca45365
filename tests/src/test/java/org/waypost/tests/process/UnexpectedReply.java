package org.waypost.tests.process;

import java.io.IOException;

/** A server answered something else than what was asked for. */
public final class UnexpectedReply extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reply;

    public UnexpectedReply(String expected, String reply) {
        super("expected " + expected + ", got: " + reply);
        this.reply = reply;
    }

    public String reply() {
        return reply;
    }
}
