package org.waypost.mta.delivery.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.delivery.OneMessageQueue;
import org.waypost.mta.delivery.route.NamesInMemory;
import org.waypost.mta.delivery.wire.SocketDialer;
import org.waypost.mta.delivery.wire.WireLimits;
import org.waypost.mta.demo.SinkServer;
import org.waypost.mta.queue.MailQueue;

/** A relay agent on loopback, ready to send one message. */
final class Sending {
    static final String MESSAGE = "Subject: hello\n\nline\n.dot\n";

    private final NamesInMemory names = new NamesInMemory();
    private MailQueue queue = OneMessageQueue.of(MESSAGE);
    private int mxPort = 25;
    private Duration silence = Duration.ofSeconds(10);
    private Duration session = Duration.ofMinutes(1);
    private TlsContexts tls = new SystemTls(Map.of(), _ -> new KeyManager[0]);

    NamesInMemory names() {
        return names;
    }

    Sending message(String text) {
        queue = OneMessageQueue.of(text);
        return this;
    }

    /** The disk fails in the middle of the message. */
    Sending unreadable() {
        queue = OneMessageQueue.broken();
        return this;
    }

    /** Mail exchangers listen where the sink does. */
    Sending mxAt(SinkServer sink) {
        mxPort = sink.port();
        return this;
    }

    Sending session(Duration longest) {
        session = longest;
        return this;
    }

    Sending silence(Duration longest) {
        silence = longest;
        return this;
    }

    Sending tls(TlsContexts contexts) {
        tls = contexts;
        return this;
    }

    RelayAgent agent(Action.Relay action) {
        WireLimits wire = new WireLimits(Duration.ofSeconds(5), silence, session, 512, 20);
        RelaySettings.Limits limits = new RelaySettings.Limits(10, 16, Duration.ofSeconds(5), wire);
        return new RelayAgent(
                new RelayWorld(
                        (name, _) -> Optional.<Action>of(action).filter(a -> a.name().equals(name)),
                        new MemoryTables(),
                        queue,
                        names,
                        new SocketDialer(wire),
                        tls,
                        () -> 42),
                new RelaySettings("mx.here.example", mxPort, limits));
    }
}
