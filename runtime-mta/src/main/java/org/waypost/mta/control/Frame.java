package org.waypost.mta.control;

import java.util.Optional;
import org.waypost.mta.queue.Escapes;

/**
 * One line of an answer on the socket: a letter, a blank, escaped text. The last frame is {@link
 * Done} or {@link Failed}.
 */
public sealed interface Frame {
    /** A request or frame is never longer, so that neither side can exhaust the other. */
    int CHARACTERS_LIMIT = 64 * 1024;

    /** Text, to be shown as a line. */
    record Line(String text) implements Frame {}

    /** Bytes, one for each character, to be shown as they are. */
    record Raw(String bytes) implements Frame {}

    /** The request is done; the text may be empty. */
    record Done(String text) implements Frame {}

    /** The request failed, and why. */
    record Failed(String text) implements Frame {}

    /** Without its line end. */
    default String encode() {
        return switch (this) {
            case Line(String text) -> "l " + Escapes.encode(text);
            case Raw(String bytes) -> "r " + Escapes.encode(bytes);
            case Done(String text) -> "d " + Escapes.encode(text);
            case Failed(String text) -> "f " + Escapes.encode(text);
        };
    }

    /** Empty when it is not a frame. */
    static Optional<Frame> decode(String line) {
        if (line.length() < 2 || line.charAt(1) != ' ') {
            return Optional.empty();
        }
        return Escapes.decode(line.substring(2)).flatMap(text -> of(line.charAt(0), text));
    }

    private static Optional<Frame> of(char kind, String text) {
        return switch (kind) {
            case 'l' -> Optional.of(new Line(text));
            case 'r' -> Optional.of(new Raw(text));
            case 'd' -> Optional.of(new Done(text));
            case 'f' -> Optional.of(new Failed(text));
            default -> Optional.empty();
        };
    }
}
