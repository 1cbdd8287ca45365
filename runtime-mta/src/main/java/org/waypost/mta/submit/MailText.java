package org.waypost.mta.submit;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.waypost.mta.queue.Escapes;

/**
 * A message as {@code sendmail} writes it: lines of one word and escaped text. {@code from}, one
 * {@code rcpt} each, {@code body} for every piece of the message, and {@code end}, without which it
 * is not whole.
 */
public final class MailText {
    static final String FROM = "from ";
    static final String RECIPIENT = "rcpt ";
    static final String BODY = "body ";
    static final String END = "end";

    /** A line is a piece of a message, each byte of which is six characters at most. */
    static final int LINE_LIMIT = 64 * 1024;

    private static final int PIECE_BYTES = 8 * 1024;

    private MailText() {}

    /**
     * @param message header and text, LF line ends
     */
    public static void write(String sender, List<String> recipients, byte[] message, Writer out)
            throws IOException {
        line(out, FROM, sender);
        for (String recipient : recipients) {
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

    private static void line(Writer out, String word, String text) throws IOException {
        out.write(word + Escapes.encode(text) + "\n");
    }
}
