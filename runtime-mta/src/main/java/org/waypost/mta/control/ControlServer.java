package org.waypost.mta.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.Timer;
import org.waypost.mta.submit.LocalMail;

/**
 * Answers requests on a unix-domain socket, one a connection: of root and of who runs the server.
 * Everybody may hand in mail. A virtual thread each.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** Sessions at once: administrators and their scripts; more of them wait to be accepted. */
    private static final int SESSIONS_LIMIT = 16;

    /** A client that says nothing does not keep one of those places. */
    private static final Duration REQUEST_WAIT = Duration.ofSeconds(10);

    /** A request is a few words. */
    private static final int REQUEST_BYTES_LIMIT = 1024;

    /** A program that hands in a message has it ready, or is a pipe that somebody types into. */
    private static final Duration SUBMIT_WAIT = Duration.ofMinutes(5);

    /** The request of {@code sendmail}; its message follows. */
    static final String SUBMIT = "submit";

    /** How soon the next request is taken after one could not be. */
    private static final Duration ACCEPT_AGAIN = Duration.ofSeconds(1);

    /** How soon a socket that somebody removed is made again, at the latest. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final Answers answers;
    private final Callers callers;
    private final LocalMail mail;
    private final Timer timer;
    private final Semaphore places = new Semaphore(SESSIONS_LIMIT);
    private ControlSocket socket;
    private boolean away;
    private boolean ended;

    private ControlServer(ControlSocket socket, ControlPorts ports, Timer timer)
            throws IOException {
        this.socket = socket;
        this.answers = new Answers(ports);
        this.timer = timer;
        this.mail = ports.powers().mail();
        this.callers = Callers.ownerOf(socket.path());
    }

    /**
     * Starts to listen.
     *
     * @throws IOException one sentence, when the socket cannot be made
     */
    public static ControlServer start(Path path, ControlPorts ports, Timer timer)
            throws IOException {
        ControlServer control = new ControlServer(ControlSocket.bind(path), ports, timer);
        Thread.ofVirtual().name("control").start(() -> control.accept(control.socket));
        control.lookLater();
        return control;
    }

    private void lookLater() {
        timer.at(
                timer.instant().plus(LOOK_AGAIN),
                () -> Thread.ofVirtual().name("control socket").start(this::look));
    }

    /** Who removed the socket, or the spool and brought it back, is not left without smtpctl. */
    private synchronized void look() {
        if (ended) {
            return;
        }
        if (!socket.isThere()) {
            bindAgain();
        }
        lookLater();
    }

    private void bindAgain() {
        try {
            ControlSocket next = ControlSocket.bind(socket.path());
            socket.close();
            socket = next;
            away = false;
            LOG.info("control: its socket was gone and is made again");
            Thread.ofVirtual().name("control").start(() -> accept(next));
        } catch (IOException e) {
            if (!away) {
                LOG.warn("warn: control: its socket is gone: {}", e.getMessage());
            }
            away = true;
        }
    }

    private void accept(ControlSocket from) {
        while (from.channel().isOpen()) {
            places.acquireUninterruptibly();
            try {
                SocketChannel client = from.channel().accept();
                Thread.ofVirtual().name("control session").start(() -> serve(client));
            } catch (ClosedChannelException _) {
                places.release();
                return; // the server ends, or has another socket
            } catch (IOException e) {
                // No file descriptor is left, most likely: this passes.
                places.release();
                LOG.warn("warn: control: no request can be taken now: {}", e.getMessage());
                LockSupport.parkNanos(ACCEPT_AGAIN.toNanos());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                BufferedWriter out =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        Channels.newOutputStream(client),
                                        StandardCharsets.US_ASCII))) {
            String line = readRequest(client);
            if (line.equals(SUBMIT)) {
                write(out, submit(client));
            } else if (callers.mayAsk(client)) {
                write(out, answer(line, new FrameReply(out)));
            } else {
                LOG.warn("warn: control: {} may not ask", Callers.name(client));
                write(out, new Frame.Failed("need root privileges"));
            }
        } catch (IOException e) {
            LOG.debug("control: session ended: {}", e.getMessage());
        } finally {
            places.release();
        }
    }

    /** Everybody may send mail, as with every sendmail. */
    private Frame submit(SocketChannel client) throws IOException {
        BufferedReader text =
                new BufferedReader(Channels.newReader(client, StandardCharsets.US_ASCII));
        Timer.Pending watch =
                timer.at(timer.instant().plus(SUBMIT_WAIT), () -> closeQuietly(client));
        try {
            return switch (mail.take(Callers.name(client), text)) {
                case LocalMail.Answer.Queued(String id) -> new Frame.Done(id);
                case LocalMail.Answer.Refused refused -> {
                    // What is left unread would take the answer with it when the socket closes.
                    LocalMail.skip(text);
                    yield new Frame.Failed(refused.reply());
                }
            };
        } catch (IOException e) {
            LOG.warn("warn: control: cannot store a message: {}", DiskError.describe(e));
            return new Frame.Failed("421 4.3.0 Temporary Error");
        } finally {
            watch.cancel();
        }
    }

    private Frame answer(String line, Reply reply) throws IOException {
        return switch (Requests.read(List.of(line.split(" ")))) {
            case Requests.Reading.Understood(Request request, List<String> words) -> {
                LOG.info("control: {}", String.join(" ", words));
                yield answers.answer(request, reply);
            }
            case Requests.Reading.NotUnderstood _ -> new Frame.Failed("request not understood");
        };
    }

    private String readRequest(SocketChannel client) throws IOException {
        Timer.Pending watch =
                timer.at(timer.instant().plus(REQUEST_WAIT), () -> closeQuietly(client));
        try {
            InputStream in = Channels.newInputStream(client);
            StringBuilder line = new StringBuilder();
            int c = in.read();
            while (c != '\n') {
                if (c < 0 || line.length() == REQUEST_BYTES_LIMIT) {
                    throw new IOException("not a request");
                }
                line.append((char) c);
                c = in.read();
            }
            return line.toString();
        } finally {
            watch.cancel();
        }
    }

    private static void closeQuietly(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("control: session not closed: {}", e.getMessage());
        }
    }

    private static void write(BufferedWriter out, Frame frame) throws IOException {
        out.write(frame.encode());
        out.write('\n');
    }

    private record FrameReply(BufferedWriter out) implements Reply {
        @Override
        public void line(String text) throws IOException {
            write(out, new Frame.Line(text));
        }

        @Override
        public void raw(String bytes) throws IOException {
            write(out, new Frame.Raw(bytes));
        }
    }

    /** Ends at once; never throws. */
    @Override
    public synchronized void close() {
        ended = true;
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("warn: control: socket not removed: {}", e.getMessage());
        }
    }
}
