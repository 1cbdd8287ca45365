package org.waypost.mta.control;

import java.io.IOException;

/** Where the answer to a request goes, piece by piece. One thread. */
interface Reply {
    /** A line of text for a terminal: what comes from strangers is escaped already. */
    void line(String text) throws IOException;

    /** Bytes as they are, one for each character up to 255. */
    void raw(String bytes) throws IOException;
}
