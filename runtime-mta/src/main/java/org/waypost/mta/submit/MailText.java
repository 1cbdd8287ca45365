package org.waypost.mta.submit;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Escapes;

/**
 * A message as {@code sendmail} writes it: lines of one word and escaped text. {@code from}; what
 * the sender wants to be told, if that was said: {@code notify}, {@code ret}, {@code envid}; one
 * {@code rcpt} each, {@code body} for every piece of the message, and {@code end}, without which it
 * is not whole.
 */
public final class MailText {
    static final String FROM = "from ";
    static final String NOTIFY = "notify ";
    static final String RET = "ret ";
    static final String ENVID = "envid ";
    static final String RECIPIENT = "rcpt ";
    static final String BODY = "body ";
    static final String END = "end";

    /** A line is a piece of a message, each byte of which is six characters at most. */
    static final int LINE_LIMIT = 64 * 1024;

    private static final int PIECE_BYTES = 8 * 1024;

    private MailText() {}

    /**
     * What is not the message itself.
     *
     * @param dsn for each recipient
     */
    public record Head(String sender, Dsn dsn, List<String> recipients) {
        public Head {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * @param message header and text, LF line ends
     */
    public static void write(Head head, byte[] message, Writer out) throws IOException {
        line(out, FROM, head.sender());
        wishes(head.dsn(), out);
        for (String recipient : head.recipients()) {
            line(out, RECIPIENT, recipient);
        }
        for (int at = 0; at < message.length; at += PIECE_BYTES) {
            int end = Math.min(message.length, at + PIECE_BYTES);
            byte[] piece = Arrays.copyOfRange(message, at, end);
            line(out, BODY, new String(piece, StandardCharsets.ISO_8859_1));
        }
        out.write(END + "\n");
        out.flush();
    }

    private static void wishes(Dsn dsn, Writer out) throws IOException {
        if (!dsn.wanted().isEmpty()) {
            line(out, NOTIFY, String.join(",", dsn.wanted().stream().map(Enum::name).toList()));
        }
        if (!dsn.ret().isEmpty()) {
            line(out, RET, dsn.ret());
        }
        if (!dsn.envid().isEmpty()) {
            line(out, ENVID, dsn.envid());
        }
    }

    private static void line(Writer out, String word, String text) throws IOException {
        out.write(word + Escapes.encode(text) + "\n");
    }
}
