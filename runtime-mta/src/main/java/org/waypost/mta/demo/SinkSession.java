package org.waypost.mta.demo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.waypost.mta.demo.SinkScript.Step;

/** One session of a sink; one thread. */
final class SinkSession {
    /** A line longer than this is not worth remembering. */
    private static final int LINE_BYTES = 64 * 1024;

    private final Socket plain;
    private final SinkScript script;
    private final Optional<SSLContext> tls;
    private final SinkDialogue dialogue;
    private InputStream input;
    private OutputStream output;
    private boolean inTls;
    private String helo = "";
    private String sender = "";
    private final List<String> recipients = new ArrayList<>();

    SinkSession(Socket plain, SinkScript script, Optional<SSLContext> tls, SinkDialogue dialogue)
            throws IOException {
        this.plain = plain;
        this.script = script;
        this.tls = tls;
        this.dialogue = dialogue;
        this.input = new BufferedInputStream(plain.getInputStream());
        this.output = plain.getOutputStream();
    }

    void run(Consumer<SinkMail> keep) throws IOException {
        boolean more = answer(Step.GREETING);
        while (more) {
            String line = readLine();
            dialogue.client(line);
            more = command(line, keep);
        }
    }

    /** Says whether the session goes on. */
    private boolean command(String line, Consumer<SinkMail> keep) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO", "LHLO", "HELO" -> hello(verb, line);
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data(keep);
            case "RSET", "NOOP" -> {
                forget();
                yield answer(Step.RSET);
            }
            case "QUIT" -> {
                answer(Step.QUIT);
                yield false;
            }
            default -> say("500 5.5.1 Command unrecognized");
        };
    }

    private boolean hello(String verb, String line) throws IOException {
        helo = line.substring(Math.min(line.length(), verb.length() + 1));
        if (verb.equals("HELO")) {
            return answer(Step.HELO);
        }
        String reply = script.reply(Step.EHLO);
        boolean offer = tls.isPresent() && !inTls && reply.startsWith("250");
        return offer ? say("250-sink.example\r\n250-STARTTLS\r\n250 8BITMIME") : say(reply);
    }

    private boolean startTls() throws IOException {
        if (tls.isEmpty() || inTls) {
            return say("502 5.5.1 Command not implemented");
        }
        String reply = script.reply(Step.STARTTLS);
        boolean more = say(reply);
        if (more && reply.startsWith("220")) {
            handshake();
        }
        return more;
    }

    void handshake() throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(plain, null, true);
        secured.startHandshake();
        dialogue.note("TLS");
        inTls = true;
        input = new BufferedInputStream(secured.getInputStream());
        output = secured.getOutputStream();
    }

    private boolean authenticate(String line) throws IOException {
        if (line.toUpperCase(Locale.ROOT).startsWith("AUTH LOGIN")) {
            say("334 VXNlcm5hbWU6");
            dialogue.client(readLine());
            say("334 UGFzc3dvcmQ6");
            dialogue.client(readLine());
        }
        return answer(Step.AUTH);
    }

    private boolean mail(String line) throws IOException {
        forget();
        sender = path(line);
        return answer(Step.MAIL);
    }

    private boolean recipient(String line) throws IOException {
        String reply = script.reply(Step.RCPT);
        if (reply.startsWith("2")) {
            recipients.add(path(line));
        }
        return say(reply);
    }

    private boolean data(Consumer<SinkMail> keep) throws IOException {
        String go = script.reply(Step.DATA);
        if (!say(go) || !go.startsWith("3")) {
            return !go.equals(SinkScript.HANG_UP);
        }
        String message = readBody();
        String reply = script.reply(Step.BODY);
        if (reply.startsWith("2")) {
            keep.accept(
                    new SinkMail(plain.getInetAddress(), helo, inTls, sender, recipients, message));
        }
        boolean more = say(reply);
        forget();
        return more;
    }

    private String readBody() throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = readLine(); !line.equals("."); line = readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        dialogue.note("message of " + message.length() + " bytes");
        return message.toString();
    }

    private void forget() {
        sender = "";
        recipients.clear();
    }

    private static String path(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from);
        return from < 0 || to < 0 ? "" : line.substring(from + 1, to);
    }

    private boolean answer(Step step) throws IOException {
        return say(script.reply(step));
    }

    private boolean say(String reply) throws IOException {
        if (reply.equals(SinkScript.HANG_UP)) {
            dialogue.note("hung up");
            return false;
        }
        reply.lines().forEach(dialogue::server);
        output.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        output.flush();
        return true;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = input.read(); b != '\n'; b = input.read()) {
            if (b < 0 || line.length() > LINE_BYTES) {
                throw new EOFException();
            }
            line.append((char) b);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }
}
