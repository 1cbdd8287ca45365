package org.waypost.mta.smtp.netty;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.waypost.mta.limits.SmtpLimits;
import org.waypost.mta.smtp.Event;

/** Cuts command lines out of the bytes that came; too long ones are told once and thrown away. */
final class LineCutter {
    private boolean skipping;

    /** The next line, or empty when it is not whole yet. */
    Optional<Event> next(ByteBuf in) {
        int length = in.bytesBefore((byte) '\n');
        if (length < 0) {
            if (in.readableBytes() >= SmtpLimits.COMMAND_BYTES) {
                skipping = true;
                in.skipBytes(in.readableBytes());
            }
            return Optional.empty();
        }
        String line = in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
        in.skipBytes(1);
        if (skipping || length >= SmtpLimits.COMMAND_BYTES) {
            skipping = false;
            return Optional.of(new Event.LineTooLong());
        }
        boolean carriageReturn = line.endsWith("\r");
        String text = carriageReturn ? line.substring(0, line.length() - 1) : line;
        return Optional.of(new Event.Line(text));
    }
}
