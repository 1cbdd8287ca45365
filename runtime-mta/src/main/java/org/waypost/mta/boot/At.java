package org.waypost.mta.boot;

import org.waypost.compiler.source.Span;

/** The place in front of a message, as {@code smtpd -n} has it. */
final class At {
    private At() {}

    static String line(Span span) {
        return span.file().name() + ":" + span.line() + ": ";
    }
}
