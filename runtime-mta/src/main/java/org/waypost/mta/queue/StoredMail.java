package org.waypost.mta.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Messages and envelopes that can be looked at. Blocking. */
public interface StoredMail {
    /**
     * @throws java.nio.file.NoSuchFileException when there is none of that id
     */
    Envelope load(EnvelopeId id) throws IOException;

    /**
     * @throws java.nio.file.NoSuchFileException when there is none of that id
     */
    InputStream message(int messageId) throws IOException;

    /** Every envelope that is stored, damaged ones reported to the log and skipped. */
    void scan(Consumer<Envelope> each) throws IOException;
}
