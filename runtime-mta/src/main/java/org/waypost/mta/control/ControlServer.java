package org.waypost.mta.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** What the system takes as a socket's name (sun_path), with its end. */
    private static final int PATH_BYTES_LIMIT = 107;

    private final ServerSocketChannel server;
    private final Path path;
    private final Answers answers;
    private final Callers callers;
    private final LocalMail mail;
    private final Timer timer;
    private final Semaphore places = new Semaphore(SESSIONS_LIMIT);

    private ControlServer(ServerSocketChannel server, Path path, ControlPorts ports, Timer timer)
            throws IOException {
        this.server = server;
        this.path = path;
        this.answers = new Answers(ports);
        this.timer = timer;
        this.mail = ports.powers().mail();
        this.callers = Callers.ownerOf(path);
    }

    /**
     * Starts to listen. The caller owns the spool: a socket that lies there is nobody's.
     *
     * @throws IOException one sentence, when the socket cannot be made
     */
    public static ControlServer start(Path path, ControlPorts ports, Timer timer)
            throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_LIMIT) {
            throw new IOException(
                    path + ": longer than the " + PATH_BYTES_LIMIT + " bytes of a socket's name");
        }
        removeStale(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            server.close();
            throw new IOException(path + ": " + e.getMessage(), e);
        }
        ControlServer control = new ControlServer(server, path, ports, timer);
        Thread.ofVirtual().name("control").start(control::accept);
        return control;
    }

    private static void removeStale(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isOther()) {
                throw new IOException(path + ": in the way, and not a socket");
            }
            Files.delete(path);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            places.acquireUninterruptibly();
            try {
                SocketChannel client = server.accept();
                Thread.ofVirtual().name("control session").start(() -> serve(client));
            } catch (ClosedChannelException _) {
                return; // the server ends
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
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("warn: control: socket not removed: {}", e.getMessage());
        }
    }
}
