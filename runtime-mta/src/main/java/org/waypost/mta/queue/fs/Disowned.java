package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Messages that came into the queue and could not be acknowledged, and could not be taken out of it
 * again: a person moved the queue away in that moment. Their clients send them once more, so they
 * go when they are seen again. Any thread.
 */
final class Disowned {
    private static final Logger LOG = LoggerFactory.getLogger(Disowned.class);

    /** Remembered at most: beyond it a message may arrive twice, which mail may. */
    private static final int LIMIT = 10_000;

    private final Disk disk;
    private final SpoolLayout layout;
    private final Purge purge;
    private final KnownEnvelopes known;
    private final Set<Integer> messages = ConcurrentHashMap.newKeySet();

    Disowned(Disk disk, SpoolLayout layout, Purge purge, KnownEnvelopes known) {
        this.disk = disk;
        this.layout = layout;
        this.purge = purge;
        this.known = known;
    }

    void add(int messageId) {
        if (messages.size() < LIMIT) {
            messages.add(messageId);
        }
    }

    boolean has(int messageId) {
        return messages.contains(messageId);
    }

    void dropAll() {
        messages.forEach(this::drop);
    }

    /** Takes it out of the queue when it is disowned and there. */
    void drop(int messageId) {
        if (!has(messageId)) {
            return;
        }
        try {
            if (disk.exists(layout.folder(messageId))) {
                purge.take(layout.folder(messageId));
                messages.remove(messageId);
                known.forgetAll(messageId);
            }
        } catch (IOException e) {
            LOG.warn(
                    "warn: message {}: not acknowledged and still in the queue: {}",
                    EnvelopeId.text(messageId),
                    DiskError.describe(e));
        }
    }
}
