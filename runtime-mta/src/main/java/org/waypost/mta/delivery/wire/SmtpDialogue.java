package org.waypost.mta.delivery.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Says commands and reads their replies. Commands are made of checked parts only: an address or a
 * name with a control character is refused here, whatever let it get so far.
 */
public final class SmtpDialogue {
    private final Connection connection;
    private final ReplyReader replies;

    public SmtpDialogue(Connection connection, WireLimits limits) {
        this.connection = connection;
        this.replies = new ReplyReader(limits);
    }

    public Reply greeting() throws IOException {
        return replies.read(connection.input());
    }

    /**
     * @param verb {@code EHLO}, {@code HELO} or {@code LHLO}
     */
    public Reply hello(String verb, String name) throws IOException {
        return command(verb + " " + name);
    }

    public Reply startTls() throws IOException {
        return command("STARTTLS");
    }

    /**
     * @param parameters with a blank before each, or empty
     */
    public Reply mail(String sender, String parameters) throws IOException {
        return command("MAIL FROM:<" + sender + ">" + parameters);
    }

    /**
     * @param parameters with a leading blank each
     */
    public Reply recipient(String address, String parameters) throws IOException {
        return command("RCPT TO:<" + address + ">" + parameters);
    }

    public Reply data() throws IOException {
        return command("DATA");
    }

    /** The body and its final dot; LMTP answers once for each recipient, the first is returned. */
    public Reply body(InputStream message) throws IOException {
        BodyWriter.write(message, connection.output());
        return replies.read(connection.input());
    }

    /** The next reply of several, as LMTP gives them after the body. */
    public Reply next() throws IOException {
        return replies.read(connection.input());
    }

    /** RFC 4616. */
    public Reply authPlain(String user, String password) throws IOException {
        return command("AUTH PLAIN " + base64("\0" + user + "\0" + password));
    }

    /**
     * Two questions, whose texts nobody agrees about; the first is the user, the second asks on.
     */
    public Reply authLogin(String user, String password) throws IOException {
        Reply first = command("AUTH LOGIN");
        if (!first.isIntermediate()) {
            return first;
        }
        Reply second = command(base64(user));
        return second.isIntermediate() ? command(base64(password)) : second;
    }

    public Reply reset() throws IOException {
        return command("RSET");
    }

    /** Says goodbye; the message is delivered, so nothing that goes wrong here matters. */
    public void quit() {
        try {
            command("QUIT");
        } catch (IOException _) {
            // RFC 5321, 4.1.1.10 asks us to wait for 221; many servers just close.
        }
    }

    private Reply command(String line) throws IOException {
        if (line.chars().anyMatch(c -> c < ' ' || c == 0x7f || c > 0xff)) {
            throw new IllegalArgumentException("control character in a command");
        }
        OutputStream output = connection.output();
        output.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        return replies.read(connection.input());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
