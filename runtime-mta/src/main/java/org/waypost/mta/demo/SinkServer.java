package org.waypost.mta.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * A small SMTP server that takes mail and remembers it: the other side in tests and in the
 * demonstration. It answers by its {@link SinkScript}; it is no server for the open network.
 */
public final class SinkServer implements AutoCloseable {
    private final ServerSocket listener;
    private final SinkScript script;
    private final Optional<SSLContext> tls;
    private final boolean tlsFirst;
    private final List<SinkDialogue> dialogues = new CopyOnWriteArrayList<>();
    private final List<SinkMail> mails = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<SinkMail> arrivals = new LinkedBlockingQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private SinkServer(
            ServerSocket listener, SinkScript script, Optional<SSLContext> tls, boolean tlsFirst) {
        this.listener = listener;
        this.script = script;
        this.tls = tls;
        this.tlsFirst = tlsFirst;
    }

    /**
     * Listens on a free port of an address until it is closed.
     *
     * @param tls what STARTTLS is offered with, empty never offers it
     */
    public static SinkServer start(InetAddress address, SinkScript script, Optional<SSLContext> tls)
            throws IOException {
        return start(new SinkServer(bound(address), script, tls, false));
    }

    /** A sink that speaks TLS from the first byte. */
    public static SinkServer startSmtps(InetAddress address, SinkScript script, SSLContext tls)
            throws IOException {
        return start(new SinkServer(bound(address), script, Optional.of(tls), true));
    }

    private static ServerSocket bound(InetAddress address) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, 0));
        return listener;
    }

    private static SinkServer start(SinkServer sink) {
        Thread.ofVirtual().name("sink").start(sink::acceptAll);
        return sink;
    }

    /** A sink on 127.0.0.1 that takes everything, in clear. */
    public static SinkServer start() throws IOException {
        return start(InetAddress.getLoopbackAddress(), SinkScript.friendly(), Optional.empty());
    }

    /** How it answers; may be changed while it runs. */
    public SinkScript script() {
        return script;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public InetAddress address() {
        return listener.getInetAddress();
    }

    /** What was said in each session so far, in the order of their connections. */
    public List<SinkDialogue> dialogues() {
        return List.copyOf(dialogues);
    }

    /** The messages that were taken so far. */
    public List<SinkMail> mails() {
        return List.copyOf(mails);
    }

    /** Waits for the next message that was not awaited yet; empty when none comes in time. */
    public Optional<SinkMail> awaitMail(long timeoutSeconds) throws InterruptedException {
        return Optional.ofNullable(arrivals.poll(timeoutSeconds, TimeUnit.SECONDS));
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                SinkDialogue dialogue = new SinkDialogue(client.getInetAddress());
                dialogues.add(dialogue);
                Thread.ofVirtual().name("sink session").start(() -> serve(client, dialogue));
            } catch (SocketException closed) {
                return;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void serve(Socket client, SinkDialogue dialogue) {
        try (client) {
            SinkSession session = new SinkSession(client, script, tls, dialogue);
            if (tlsFirst) {
                session.handshake();
            }
            session.run(this::keep);
        } catch (IOException gone) {
            dialogue.note("connection lost");
        } finally {
            open.remove(client);
        }
    }

    private void keep(SinkMail mail) {
        mails.add(mail);
        arrivals.add(mail);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException _) {
            // A socket that cannot be closed is closed by the system at our end.
        }
    }
}
