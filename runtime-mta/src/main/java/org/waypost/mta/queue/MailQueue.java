package org.waypost.mta.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Keeps messages and their envelopes until they are delivered. Every IOException is a temporary
 * failure of the message concerned and leaves the others alone. Blocking.
 */
public interface MailQueue extends StoredMail, AutoCloseable {
    /** Opens a transaction with a fresh message id. */
    Incoming begin() throws IOException;

    /**
     * Opens a transaction with the id that a message had in another queue.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that id here
     */
    Incoming restore(int messageId) throws IOException;

    /** A message on its way in; used by one thread at a time. */
    interface Incoming {
        int messageId();

        /** A fresh id under this message. */
        EnvelopeId nextEnvelopeId();

        void add(Envelope envelope) throws IOException;

        /** Appends to the message: header and body with LF line ends. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns once message and envelopes are durable; only then may 250 be said. */
        void commit() throws IOException;

        /** Forgets everything; never throws; without effect after {@link #commit}. */
        void rollback();
    }

    /** Replaces the stored envelope, durably. */
    void update(Envelope envelope) throws IOException;

    /** Removes an envelope, and the message with its last one. */
    void remove(EnvelopeId id) throws IOException;

    /** Empty when no such message is stored. */
    List<EnvelopeId> envelopesOf(int messageId) throws IOException;

    /**
     * Makes removals durable and frees what they left: called now and then, when there is nothing
     * better to do. A power cut before it may bring removed envelopes back, never half of one.
     */
    default void tidy() throws IOException {}

    /**
     * Looks at all that is stored and puts right what can be put right: a line for each finding.
     */
    default List<String> check() throws IOException {
        return List.of();
    }

    /**
     * Puts a message and its envelopes back that a person has mended in {@code corrupt/}.
     *
     * @throws IOException when there is none of that id, or it cannot go back
     */
    default void uncorrupt(int messageId) throws IOException {
        throw new NoSuchFileException("corrupt/" + EnvelopeId.text(messageId));
    }

    @Override
    void close();
}
