package org.waypost.mta.queue;

import java.io.IOException;

/** An envelope written by a release that came later, or by another program: it is left alone. */
public final class ForeignVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param version as the first line says it, printable
     */
    public ForeignVersionException(String version) {
        super("unknown version \"" + version + "\"");
    }
}
