package org.waypost.mta.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends one message and tells what was said on the wire. */
final class WireClient implements AutoCloseable {
    /** A server on this machine that takes longer is stuck. */
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final BufferedReader replies;
    private final OutputStream commands;
    private final Telling telling;

    WireClient(String client, InetSocketAddress server, Telling telling) throws IOException {
        this.telling = telling;
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(client), 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(server, PATIENCE_MILLIS);
        replies =
                new BufferedReader(
                        new InputStreamReader(
                                socket.getInputStream(), StandardCharsets.ISO_8859_1));
        commands = socket.getOutputStream();
    }

    /** The reply that decided: the one after the message, or the first that refused. */
    String send(Scene scene) throws IOException {
        reply();
        String reply = "";
        for (String command : commands(scene)) {
            reply = say(command);
            if (reply.charAt(0) > '3') {
                break;
            }
        }
        if (reply.startsWith("354")) {
            reply = body(scene.letter());
        }
        say("QUIT");
        return reply;
    }

    private static List<String> commands(Scene scene) {
        return List.of(
                "EHLO " + scene.helo(),
                "MAIL FROM:<" + scene.letter().sender() + ">",
                "RCPT TO:<" + scene.letter().recipient() + ">",
                "DATA");
    }

    private String body(Scene.Letter letter) throws IOException {
        telling.detail("C  Subject: " + letter.subject());
        telling.detail("C  … and its text");
        String text =
                "From: <"
                        + letter.sender()
                        + ">\r\nTo: <"
                        + letter.recipient()
                        + ">\r\nSubject: "
                        + letter.subject()
                        + "\r\n\r\nSent by the demonstration.\r\n";
        commands.write(text.getBytes(StandardCharsets.ISO_8859_1));
        return say(".");
    }

    private String say(String command) throws IOException {
        telling.detail("C  " + command);
        commands.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    private String reply() throws IOException {
        while (true) {
            String line = replies.readLine();
            if (line == null || line.length() < 4) {
                throw new IOException("the server hung up");
            }
            telling.detail("S  " + line);
            if (line.charAt(3) != '-') {
                return line;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
