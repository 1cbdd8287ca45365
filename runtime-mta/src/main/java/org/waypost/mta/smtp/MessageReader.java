package org.waypost.mta.smtp;

import java.nio.ByteBuffer;
import org.waypost.mta.limits.SmtpLimits;

/**
 * Reads a message from what follows DATA: undoes the dots (RFC 5321, 4.5.2), makes CRLF to LF, and
 * finds the end, which is CR LF dot CR LF and nothing else. A CR or LF that stands alone never ends
 * anything, and makes the message be refused: servers that differ in what they take for an end let
 * a second message be smuggled in.
 */
public final class MessageReader {
    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR,
        END
    }

    /** Why reading stopped. */
    public enum Progress {
        /** All that was given is read. */
        HUNGRY,
        /** {@link #gathered} is full: write it away, {@link #written}, go on. */
        FULL,
        /** The message has ended; what is left of the input is the next command. */
        DONE
    }

    private final long sizeLimit;
    private final HeaderEditor header;
    private final Chunk out = new Chunk();
    private final Chunk line = new Chunk();
    private State state = State.LINE_START;
    private BodyVerdict verdict = BodyVerdict.GOOD;
    private boolean inHeader = true;
    private long size;
    private int lineLength;

    public MessageReader(long sizeLimit, HeaderPolicy policy) {
        this.sizeLimit = sizeLimit;
        this.header = new HeaderEditor(policy);
    }

    /** Reads on; moves the input's position. */
    public Progress read(ByteBuffer in) {
        while (in.hasRemaining() && state != State.END) {
            if (out.length() >= SmtpLimits.BODY_CHUNK && !inHeader) {
                return Progress.FULL;
            }
            if (state == State.TEXT) {
                text(in);
            } else {
                edge(in.get());
            }
        }
        return state == State.END ? Progress.DONE : Progress.HUNGRY;
    }

    /** What is ready to be written: header and text with LF line ends. */
    public ByteBuffer gathered() {
        return out.view();
    }

    /** The bytes of {@link #gathered} are in the queue. */
    public void written() {
        out.clear();
    }

    public BodyVerdict verdict() {
        return verdict;
    }

    /** Bytes so far, LF line ends. */
    public long size() {
        return size;
    }

    /** The queue took no more; the rest is read and forgotten. */
    public void notWritten() {
        fail(BodyVerdict.NOT_WRITTEN);
    }

    /**
     * Copies up to the next line end at once: each byte is copied once from the socket's buffer.
     */
    private void text(ByteBuffer in) {
        int start = in.position();
        int room = inHeader ? SmtpLimits.BODY_CHUNK : SmtpLimits.BODY_CHUNK - out.length();
        int limit = Math.min(in.limit(), start + room);
        int end = start;
        while (end < limit && in.get(end) != '\r' && in.get(end) != '\n') {
            end++;
        }
        take(in, end - start);
        if (end < limit) {
            edge(in.get());
        }
    }

    private void take(ByteBuffer in, int count) {
        lineLength += count;
        if (lineLength > SmtpLimits.TEXT_LINE_BYTES) {
            fail(BodyVerdict.LINE_TOO_LONG);
        }
        grow(count);
        if (verdict != BodyVerdict.GOOD) {
            in.position(in.position() + count);
        } else if (inHeader) {
            line.add(in, count);
        } else {
            out.add(in, count);
        }
    }

    private void edge(byte b) {
        switch (state) {
            case LINE_START -> {
                if (b == '.') {
                    state = State.DOT;
                } else {
                    plain(b);
                }
            }
            case DOT -> {
                if (b == '\r') {
                    state = State.DOT_CR;
                } else {
                    plain(b);
                }
            }
            case DOT_CR -> {
                if (b == '\n') {
                    end();
                } else {
                    fail(BodyVerdict.BARE_LINE_END);
                    plain(b);
                }
            }
            case TEXT -> plain(b);
            case CR -> {
                if (b == '\n') {
                    lineEnd();
                } else {
                    fail(BodyVerdict.BARE_LINE_END);
                    plain(b);
                }
            }
            case END -> throw new IllegalStateException("the message has ended");
        }
    }

    private void plain(byte b) {
        if (b == '\r') {
            state = State.CR;
            return;
        }
        if (b == '\n') {
            // Not LINE_START: a dot behind a bare LF is text.
            fail(BodyVerdict.BARE_LINE_END);
        }
        state = State.TEXT;
        lineLength++;
        grow(1);
        if (verdict == BodyVerdict.GOOD) {
            (inHeader ? line : out).add(b);
        }
    }

    private void lineEnd() {
        state = State.LINE_START;
        lineLength = 0;
        grow(1);
        if (verdict != BodyVerdict.GOOD) {
            return;
        }
        if (inHeader) {
            headerLine();
        } else {
            out.add((byte) '\n');
        }
    }

    private void headerLine() {
        switch (header.look(line.array(), line.length())) {
            case KEPT -> keepLine();
            case DROPPED -> line.clear();
            case END -> {
                endHeader();
                out.add((byte) '\n');
            }
            case TEXT -> {
                endHeader();
                out.add((byte) '\n');
                keepLine();
            }
        }
        if (inHeader && out.length() > SmtpLimits.HEADER_BYTES) {
            fail(BodyVerdict.HEADER_TOO_BIG);
        }
    }

    private void keepLine() {
        out.add(line.array(), line.length());
        out.add((byte) '\n');
        line.clear();
    }

    private void endHeader() {
        byte[] missing = header.missing();
        out.add(missing, missing.length);
        inHeader = false;
        if (header.loops()) {
            fail(BodyVerdict.LOOP);
        }
    }

    private void end() {
        if (inHeader && verdict == BodyVerdict.GOOD) {
            endHeader();
        }
        state = State.END;
    }

    private void grow(int count) {
        size += count;
        if (size > sizeLimit) {
            fail(BodyVerdict.TOO_BIG);
        }
    }

    /** The first fault counts; a doubtful line end is told before all others. */
    private void fail(BodyVerdict fault) {
        if (verdict == BodyVerdict.GOOD || fault == BodyVerdict.BARE_LINE_END) {
            verdict = fault;
            out.clear();
            line.clear();
        }
    }
}
