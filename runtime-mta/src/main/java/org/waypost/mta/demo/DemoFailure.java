package org.waypost.mta.demo;

/** Why the demonstration cannot be given: one sentence. */
final class DemoFailure extends Exception {
    private static final long serialVersionUID = 1;

    DemoFailure(String sentence) {
        super(sentence);
    }
}
