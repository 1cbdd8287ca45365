package org.waypost.mta.queue.log;

import java.nio.file.Path;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.fs.SpoolLayout;

/**
 * Where everything of a log lies: {@code log/NUMBER-SALT.log}, {@code log/NUMBER.snapshot}, {@code
 * bodies/MSGID}; lock and {@code corrupt/} as in every spool.
 */
public record LogLayout(SpoolLayout spool) {
    static final String TEMPORARY_SUFFIX = ".tmp";

    public Path log() {
        return spool.root().resolve("log");
    }

    /** Bodies that are too large for a record. */
    public Path bodies() {
        return spool.root().resolve("bodies");
    }

    Path corrupt() {
        return spool.corrupt();
    }

    Path segment(Segment segment) {
        return log().resolve(segment.fileName());
    }

    Path body(int messageId) {
        return bodies().resolve(EnvelopeId.text(messageId));
    }
}
