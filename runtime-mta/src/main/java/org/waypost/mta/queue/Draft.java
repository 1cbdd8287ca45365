package org.waypost.mta.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.Entropy;

/**
 * A message on its way into a queue that keeps mail: its name, its envelopes, and that it ends
 * once. Envelopes stay in memory until the commit: a refused message costs no file a recipient.
 */
public abstract class Draft implements MailQueue.Incoming {
    private static final Logger LOG = LoggerFactory.getLogger(Draft.class);

    private final int messageId;
    private final EnvelopeIds ids;
    private final List<Envelope> envelopes = new ArrayList<>();
    private boolean over;

    protected Draft(int messageId, Entropy entropy) {
        this.messageId = messageId;
        this.ids = new EnvelopeIds(messageId, entropy);
    }

    /** Makes the message durable. After an exception {@link #discard} is called. */
    protected abstract void store(List<Envelope> envelopes) throws IOException;

    /** Takes back what was written so far. */
    protected abstract void discard() throws IOException;

    /** From now on nothing is taken back: the message may be durable. */
    protected final void pastReturn() {
        over = true;
    }

    @Override
    public final int messageId() {
        return messageId;
    }

    @Override
    public final EnvelopeId nextEnvelopeId() {
        return ids.next();
    }

    @Override
    public final void add(Envelope envelope) {
        envelopes.add(envelope);
    }

    @Override
    public final void commit() throws IOException {
        try {
            store(envelopes);
        } catch (IOException e) {
            rollback();
            throw e;
        }
        over = true;
    }

    @Override
    public final void rollback() {
        if (over) {
            return;
        }
        over = true;
        try {
            discard();
        } catch (IOException e) {
            LOG.warn("warn: incoming message not cleaned up: {}", DiskError.describe(e));
        }
    }
}
