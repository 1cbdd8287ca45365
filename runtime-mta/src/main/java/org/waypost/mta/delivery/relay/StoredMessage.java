package org.waypost.mta.delivery.relay;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a message of the queue; whatever goes wrong is an {@link UnreadableMessage}. */
final class StoredMessage extends FilterInputStream {
    /** Opens the stored message anew. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private StoredMessage(InputStream stored) {
        super(stored);
    }

    static StoredMessage open(Opening opening) throws UnreadableMessage {
        try {
            return new StoredMessage(opening.open());
        } catch (IOException failure) {
            throw new UnreadableMessage(failure);
        }
    }

    @Override
    public int read() throws UnreadableMessage {
        try {
            return in.read();
        } catch (IOException failure) {
            throw new UnreadableMessage(failure);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws UnreadableMessage {
        try {
            return in.read(bytes, offset, length);
        } catch (IOException failure) {
            throw new UnreadableMessage(failure);
        }
    }

    @Override
    public void close() throws UnreadableMessage {
        try {
            in.close();
        } catch (IOException failure) {
            throw new UnreadableMessage(failure);
        }
    }
}
