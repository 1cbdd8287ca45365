package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.route.Security;
import org.waypost.mta.delivery.route.Way;
import org.waypost.mta.delivery.wire.Connection;
import org.waypost.mta.delivery.wire.Extensions;
import org.waypost.mta.delivery.wire.Reply;
import org.waypost.mta.delivery.wire.SmtpDialogue;

/** Opens a session: greeting, EHLO, TLS, AUTH. What it throws makes the next server's turn. */
final class RelaySession {
    /** Makes the TLS context when it turns out that one is needed. */
    @FunctionalInterface
    interface Context {
        SSLContext make() throws IOException;
    }

    private final Connection connection;
    private final SmtpDialogue dialogue;
    private final Way way;
    private final String helo;
    private Extensions extensions = Extensions.NONE;

    RelaySession(Connection connection, SmtpDialogue dialogue, Way way, String helo) {
        this.connection = connection;
        this.dialogue = dialogue;
        this.way = way;
        this.helo = helo;
    }

    Extensions extensions() {
        return extensions;
    }

    SmtpDialogue dialogue() {
        return dialogue;
    }

    boolean isLmtp() {
        return way.lmtp();
    }

    void open(String peerName, Context context) throws IOException {
        if (way.security() == Security.SMTPS) {
            handshake(peerName, context);
        }
        Reply greeting = dialogue.greeting();
        if (!greeting.isPositive()) {
            throw new PeerFailure("BANNER rejected: " + greeting.text());
        }
        hello();
        if (wantsStartTls()) {
            startTls(peerName, context);
            hello();
        }
        if (way.login().isPresent()) {
            authenticate(way.login().get());
        }
    }

    private boolean wantsStartTls() throws PeerFailure {
        return switch (way.security()) {
            case CLEAR, SMTPS -> false;
            case OPPORTUNISTIC -> extensions.has("STARTTLS");
            case STARTTLS, STARTTLS_THEN_SMTPS -> {
                if (!extensions.has("STARTTLS")) {
                    throw new PeerFailure("TLS required but not supported by remote host");
                }
                yield true;
            }
        };
    }

    private void hello() throws IOException {
        if (way.lmtp()) {
            extensions = Extensions.of(greeted("LHLO", dialogue.hello("LHLO", helo)));
            return;
        }
        Reply ehlo = dialogue.hello("EHLO", helo);
        if (ehlo.isPositive()) {
            extensions = Extensions.of(ehlo);
        } else if (ehlo.isPermanent() && way.security() != Security.STARTTLS) {
            greeted("HELO", dialogue.hello("HELO", helo));
            extensions = Extensions.NONE;
        } else {
            greeted("EHLO", ehlo);
        }
    }

    private static Reply greeted(String verb, Reply reply) throws PeerFailure {
        if (!reply.isPositive()) {
            throw new PeerFailure(verb + " rejected: " + reply.text());
        }
        return reply;
    }

    private void startTls(String peerName, Context context) throws IOException {
        Reply reply = dialogue.startTls();
        if (!reply.isPositive()) {
            throw new PeerFailure(PeerFailure.Kind.HANDSHAKE, "STARTTLS rejected: " + reply.text());
        }
        handshake(peerName, context);
    }

    private void handshake(String peerName, Context context) throws IOException {
        SSLContext made = context.make();
        try {
            connection.startTls(made, peerName, way.verify());
        } catch (IOException failure) {
            String what = way.verify() ? "certificate verification failed: " : "TLS failed: ";
            throw new PeerFailure(
                    PeerFailure.Kind.HANDSHAKE,
                    what + OneLine.of(String.valueOf(failure.getMessage())));
        }
    }

    /** A password never crosses the wire in clear. */
    private void authenticate(Way.Login login) throws IOException {
        if (!connection.isTls()) {
            throw new PeerFailure("Refuse to AUTH over insecure channel");
        }
        if (!extensions.has("AUTH")) {
            throw new PeerFailure("AUTH not advertised");
        }
        Set<String> mechanisms = extensions.authentication();
        Reply reply;
        if (mechanisms.contains("PLAIN")) {
            reply = dialogue.authPlain(login.user(), login.password());
        } else if (mechanisms.contains("LOGIN")) {
            reply = dialogue.authLogin(login.user(), login.password());
        } else {
            throw new PeerFailure("no supported AUTH method");
        }
        if (!reply.isPositive()) {
            throw new PeerFailure("AUTH rejected: " + reply.text());
        }
    }
}
