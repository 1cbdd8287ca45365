package org.waypost.mta.queue.fs;

import java.nio.file.Path;
import java.util.List;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Where everything lies: {@code queue/XX/MSGID/{message, EVPID…}}, the bucket {@code XX} being the
 * first two characters of the message id.
 *
 * @param root the spool
 */
public record SpoolLayout(Path root) {
    /** The message's file beside its envelopes. */
    public static final String MESSAGE = "message";

    /** What an envelope's next version is called until it takes its place. */
    static final String TEMPORARY_SUFFIX = ".tmp";

    public Path lock() {
        return root.resolve("lock");
    }

    public Path control() {
        return root.resolve("control");
    }

    public Path queue() {
        return root.resolve("queue");
    }

    /** Messages on their way in; worth nothing after a restart. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    /** What is to be deleted; worth nothing. */
    public Path purge() {
        return root.resolve("purge");
    }

    /** What cannot be read, for a person to look at; never deleted. */
    public Path corrupt() {
        return root.resolve("corrupt");
    }

    Path incoming(int messageId) {
        return incoming().resolve(EnvelopeId.text(messageId));
    }

    Path bucket(int messageId) {
        return queue().resolve(EnvelopeId.text(messageId).substring(0, 2));
    }

    Path folder(int messageId) {
        return bucket(messageId).resolve(EnvelopeId.text(messageId));
    }

    /** Those of a message, by the names that lie in its folder. */
    static List<EnvelopeId> envelopes(int messageId, List<String> names) {
        return names.stream()
                .flatMap(name -> EnvelopeId.parse(name).stream())
                .filter(id -> id.message() == messageId)
                .toList();
    }

    Path message(int messageId) {
        return folder(messageId).resolve(MESSAGE);
    }

    Path envelope(EnvelopeId id) {
        return folder(id.message()).resolve(id.toString());
    }

    Path temporary(EnvelopeId id) {
        return folder(id.message()).resolve(id + TEMPORARY_SUFFIX);
    }
}
