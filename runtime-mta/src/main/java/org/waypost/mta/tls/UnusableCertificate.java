package org.waypost.mta.tls;

/** The message is one sentence for the person who keeps the files. */
public final class UnusableCertificate extends Exception {
    private static final long serialVersionUID = 1;

    UnusableCertificate(String sentence) {
        super(sentence);
    }
}
