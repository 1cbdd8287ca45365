package org.waypost.tests.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says every line itself and knows what was answered. */
public final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private SmtpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** Connects to loopback and reads the greeting, which must be a 220. */
    public static SmtpClient connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        SmtpClient client = new SmtpClient(socket);
        client.expect("220", client.reply());
        return client;
    }

    /** Sends one line and returns the whole answer, its lines joined by a newline. */
    public String say(String line) throws IOException {
        send(line);
        return reply();
    }

    /** The same; an answer with another code is an error. */
    public void say(String line, String code) throws IOException {
        expect(code, say(line));
    }

    /** Sends one line and waits for nothing. */
    public void send(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** MAIL, RCPT and DATA up to the 354. */
    public void begin(String sender, String recipient) throws IOException {
        say("MAIL FROM:<" + sender + ">", "250");
        say("RCPT TO:<" + recipient + ">", "250");
        say("DATA", "354");
    }

    /** Sends a message whose lines end with LF, dot-stuffed, and the end of it. */
    public String message(byte[] text) throws IOException {
        sendRaw(onTheWire(text));
        return reply();
    }

    /** The bytes that DATA carries for a text with LF line ends, the end included. */
    public static byte[] onTheWire(byte[] text) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream(text.length + 64);
        boolean atStart = true;
        for (byte each : text) {
            if (atStart && each == '.') {
                wire.write('.');
            }
            if (each == '\n') {
                wire.write('\r');
            }
            wire.write(each);
            atStart = each == '\n';
        }
        wire.writeBytes((atStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return wire.toByteArray();
    }

    /** Reads one answer, of one line or more. */
    public String reply() throws IOException {
        StringBuilder whole = new StringBuilder();
        while (true) {
            String line = line();
            whole.append(whole.isEmpty() ? "" : "\n").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return whole.toString();
            }
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void expect(String code, String reply) throws IOException {
        if (!reply.startsWith(code)) {
            throw new UnexpectedReply(code, reply);
        }
    }

    /** Goes away as a cable that is pulled: without QUIT, unread answers lost. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
