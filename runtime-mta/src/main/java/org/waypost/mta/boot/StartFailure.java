package org.waypost.mta.boot;

/** Why a server does not start: the message is one line for the person who starts it. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1;

    public StartFailure(String sentence) {
        super(sentence);
    }
}
