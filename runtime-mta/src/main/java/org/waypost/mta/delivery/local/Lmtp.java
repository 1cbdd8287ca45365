package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.wire.Connection;
import org.waypost.mta.delivery.wire.Extensions;
import org.waypost.mta.delivery.wire.Reply;
import org.waypost.mta.delivery.wire.SmtpDialogue;
import org.waypost.mta.delivery.wire.UnixConnection;
import org.waypost.mta.delivery.wire.WireLimits;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.queue.Dsn;

/** Gives a message to a mail store by LMTP (RFC 2033). */
final class Lmtp {
    /** {@code host}, {@code host:port}, {@code [v6]:port}. */
    private static final Pattern HOST =
            Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::([0-9]{1,5}))?");

    private static final int DEFAULT_PORT = 25;
    private static final int MAX_PORT = 65535;

    private final LocalWorld.Network network;
    private final WireLimits limits;

    Lmtp(LocalWorld.Network network, WireLimits limits) {
        this.network = network;
        this.limits = limits;
    }

    /**
     * @param destination a host or the path of a socket
     * @param rcptTo whether the address is said, else the user's name
     */
    Outcome deliver(LocalMail mail, String destination, boolean rcptTo) {
        String recipient = rcptTo ? mail.envelope().current().toString() : mail.user().name();
        String sender = mail.envelope().sender().toString();
        if (!isSendable(recipient) || !isSendable(sender)) {
            return new Outcome.PermanentFailure("Address cannot be sent by LMTP");
        }
        try (Connection connection = connect(destination)) {
            return speak(mail, recipient, new SmtpDialogue(connection, limits));
        } catch (IOException failure) {
            return new Outcome.TemporaryFailure(
                    "lmtp: " + OneLine.of(String.valueOf(failure.getMessage())));
        }
    }

    private static boolean isSendable(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~' && c != '<' && c != '>');
    }

    private Connection connect(String destination) throws IOException {
        if (destination.startsWith("/")) {
            return UnixConnection.to(Path.of(destination), limits.session());
        }
        Matcher parts = HOST.matcher(destination);
        int port = DEFAULT_PORT;
        if (parts.matches() && parts.group(3) != null) {
            port = Integer.parseInt(parts.group(3));
        }
        if (!parts.matches() || port < 1 || port > MAX_PORT) {
            throw new IOException("invalid destination " + destination);
        }
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return connect(host, port);
    }

    /** The first address that answers. */
    private Connection connect(String host, int port) throws IOException {
        IOException last = new IOException(host + " has no address");
        if (network.resolver().addresses(host)
                instanceof Resolver.Reply.Found<InetAddress>(List<InetAddress> addresses)) {
            for (InetAddress address : addresses) {
                try {
                    return network.dialer()
                            .connect(new InetSocketAddress(address, port), Optional.empty());
                } catch (IOException failure) {
                    last = failure;
                }
            }
        }
        throw last;
    }

    private static Outcome speak(LocalMail mail, String recipient, SmtpDialogue dialogue)
            throws IOException {
        Reply reply = dialogue.greeting();
        if (reply.isPositive()) {
            reply = dialogue.hello("LHLO", "localhost");
        }
        boolean dsn = reply.isPositive() && Extensions.of(reply).has("DSN");
        Dsn wanted = mail.envelope().dsn();
        if (reply.isPositive()) {
            String sender = mail.envelope().sender().toString();
            reply = dialogue.mail(sender, dsn ? wanted.mailParameters() : "");
        }
        if (reply.isPositive()) {
            reply = dialogue.recipient(recipient, dsn ? wanted.recipientParameters() : "");
        }
        if (reply.isPositive()) {
            reply = dialogue.data();
        }
        if (reply.isIntermediate()) {
            try (InputStream text = mail.text()) {
                reply = dialogue.body(text);
            }
        }
        dialogue.quit();
        return outcome(reply, dsn);
    }

    /** A store that knows DSN reports itself (RFC 3461, 5.2). */
    private static Outcome outcome(Reply reply, boolean dsn) {
        if (reply.isPositive()) {
            return new Outcome.Delivered(reply.text(), dsn);
        }
        return reply.isPermanent()
                ? new Outcome.PermanentFailure(reply.text())
                : new Outcome.TemporaryFailure(reply.text());
    }
}
