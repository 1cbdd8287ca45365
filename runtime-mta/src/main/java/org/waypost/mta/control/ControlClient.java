package org.waypost.mta.control;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Asks a running server. Blocking. */
public final class ControlClient {
    private ControlClient() {}

    /** Nobody listens there. */
    public static final class NoServerException extends IOException {
        private static final long serialVersionUID = 1L;

        NoServerException(IOException cause) {
            super(cause);
        }
    }

    /**
     * @param words the request in full
     * @param each gets what comes before the last frame
     * @return the last frame
     * @throws NoServerException when nobody listens
     */
    public static Frame ask(Path socket, List<String> words, Consumer<Frame> each)
            throws IOException {
        try (SocketChannel channel = connect(socket)) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(channel), StandardCharsets.US_ASCII));
            while (true) {
                Frame frame = read(in);
                switch (frame) {
                    case Frame.Line _, Frame.Raw _ -> each.accept(frame);
                    case Frame.Done _, Frame.Failed _ -> {
                        return frame;
                    }
                }
            }
        }
    }

    /** Writes what belongs to a request. */
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Hands a message in.
     *
     * @throws NoServerException when nobody listens
     */
    public static Frame submit(Path socket, Content message) throws IOException {
        try (SocketChannel channel = connect(socket)) {
            Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(Channels.newReader(channel, StandardCharsets.US_ASCII));
            try {
                out.write(ControlServer.SUBMIT + "\n");
                message.writeTo(out);
            } catch (IOException _) {
                return read(in); // refused before its end: the reason is there to be read
            }
            return read(in);
        }
    }

    private static SocketChannel connect(Path socket) throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (SocketException e) {
            if (Files.exists(socket) && !(e instanceof ConnectException)) {
                throw new IOException(socket + ": " + e.getMessage(), e); // not ours to open
            }
            throw new NoServerException(e);
        }
    }

    private static Frame read(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null || line.length() > Frame.CHARACTERS_LIMIT) {
            throw new IOException("the server's answer broke off");
        }
        return Frame.decode(line)
                .orElseThrow(() -> new IOException("the server's answer is not understood"));
    }
}
