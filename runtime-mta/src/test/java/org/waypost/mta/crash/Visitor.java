package org.waypost.mta.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.Facts;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.limits.SessionQuota;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Destination;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.Target;
import org.waypost.mta.smtp.Action;
import org.waypost.mta.smtp.Client;
import org.waypost.mta.smtp.Event;
import org.waypost.mta.smtp.HeaderPolicy;
import org.waypost.mta.smtp.ListenerProfile;
import org.waypost.mta.smtp.MessageReader;
import org.waypost.mta.smtp.Reply;
import org.waypost.mta.smtp.Session;

/**
 * A client and the real session that serves it: what it sends comes in pieces, and the line may
 * break before any of them and before any answer. Only an answer that came is an acknowledgement.
 */
final class Visitor {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.7");
    private static final Pattern TAKEN = Pattern.compile("250 2\\.0\\.0:? ([0-9a-f]{8}) .*");
    private static final ListenerProfile LISTENER =
            new ListenerProfile(
                    "mx.example.org",
                    "",
                    Matching.V7_8,
                    Listener.Tls.NONE,
                    Listener.Auth.NONE,
                    false,
                    false,
                    new SessionQuota(1 << 20, 10, 100),
                    false);

    private final MessageIntake intake;
    private final Function<String, Destination> destinations;
    private final Network network;
    private final Ledger ledger;
    private final Session session = new Session(LISTENER, Client.of(ADDRESS));
    private final Queue<Event> answers = new ArrayDeque<>();
    private ByteBuffer input = ByteBuffer.allocate(0);
    private MessageReader reader = new MessageReader(0, HeaderPolicy.UNTOUCHED);
    private MessageIntake.Writing writing;
    private boolean broken;

    Visitor(
            MessageIntake intake,
            Function<String, Destination> destinations,
            Network network,
            Ledger ledger) {
        this.intake = intake;
        this.destinations = destinations;
        this.network = network;
        this.ledger = ledger;
    }

    /** One message, all commands at once as a hasty client sends them; then it goes. */
    void bring(String body, String... recipients) {
        StringBuilder all = new StringBuilder("EHLO client.example\r\n");
        all.append("MAIL FROM:<gilles@home.example>\r\n");
        for (String recipient : recipients) {
            all.append("RCPT TO:<").append(recipient).append(">\r\n");
        }
        all.append("DATA\r\n").append(body.replace("\n", "\r\n")).append(".\r\nQUIT\r\n");
        session.handle(new Event.Opened(), this::perform);
        pump();
        String text = all.toString();
        int at = 0;
        while (at < text.length() && !broken && !session.closed()) {
            int end = Math.min(text.length(), at + network.weather().piece(2_000));
            broken = network.weather().fails();
            if (!broken) {
                hear(text.substring(at, end));
            }
            at = end;
        }
        abandon();
    }

    private void hear(String piece) {
        byte[] left = new byte[input.remaining()];
        input.get(left);
        input = ByteBuffer.wrap((new String(left, ISO_8859_1) + piece).getBytes(ISO_8859_1));
        pump();
    }

    private void pump() {
        boolean goesOn = true;
        while (goesOn && !session.closed()) {
            if (!answers.isEmpty()) {
                session.handle(answers.remove(), this::perform);
            } else if (session.takesBody() && input.hasRemaining()) {
                goesOn = readBody();
            } else {
                goesOn = session.takesLines() && readLine();
            }
        }
    }

    private boolean readLine() {
        for (int i = input.position(); i < input.limit(); i++) {
            if (input.get(i) == '\n') {
                byte[] line = new byte[i + 1 - input.position()];
                input.get(line);
                String text = new String(line, ISO_8859_1).stripTrailing();
                session.handle(new Event.Line(text), this::perform);
                return true;
            }
        }
        return false;
    }

    private boolean readBody() {
        MessageReader.Progress progress = reader.read(input);
        if (progress == MessageReader.Progress.FULL) {
            write();
        } else if (progress == MessageReader.Progress.DONE) {
            session.handle(new Event.BodyEnded(reader.verdict()), this::perform);
        }
        return progress != MessageReader.Progress.HUNGRY;
    }

    private Action.ReadBody begun;

    private boolean write() {
        try {
            if (writing == null) {
                writing = intake.open(begun.message());
            }
            writing.append(reader.gathered());
            reader.written();
            return true;
        } catch (IOException _) {
            abandon();
            reader.notWritten();
            reader.written();
            return false;
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Say(Reply reply) -> said(reply);
            case Action.SayLater(Reply reply, Duration _) -> said(reply);
            case Action.NameClient() -> answers.add(new Event.ClientNamed(name()));
            case Action.CheckPassword _ -> answers.add(new Event.PasswordChecked(AuthAnswer.WRONG));
            case Action.DecideRecipient(Facts facts) ->
                    answers.add(new Event.RecipientDecided(decide(facts)));
            case Action.ReadBody body -> {
                begun = body;
                reader = new MessageReader(1 << 20, HeaderPolicy.UNTOUCHED);
            }
            case Action.Store() -> answers.add(new Event.Stored(store()));
            case Action.Abandon() -> abandon();
            case Action.StartTls(), Action.Know _, Action.Close _, Action.Note _ -> {
                // nothing here depends on it
            }
        }
    }

    private String name() {
        return network.reverse(ADDRESS) instanceof Resolver.Reply.Found<String>(List<String> names)
                ? names.getFirst()
                : "<unknown>";
    }

    /** A table that cannot be asked now is a temporary failure. */
    private RecipientDecision decide(Facts facts) {
        if (network.weather().fails()) {
            return new RecipientDecision.Refused("451 Temporary failure", "table t: failed");
        }
        return new RecipientDecision.Accepted(
                List.of(
                        new Target(
                                destinations.apply(facts.recipient().toString()),
                                facts.recipient(),
                                false,
                                "smtpd.conf:1",
                                Duration.ofDays(4))));
    }

    private String store() {
        if (!write()) {
            return "";
        }
        try {
            List<Envelope> envelopes = writing.commit();
            writing = null;
            return envelopes.getFirst().id().messageText();
        } catch (IOException _) {
            abandon();
            return "";
        }
    }

    private void abandon() {
        if (writing != null) {
            writing.abandon();
            writing = null;
        }
    }

    private void said(Reply reply) {
        broken |= network.weather().fails();
        Matcher taken = TAKEN.matcher(reply.wire().strip());
        if (!broken && taken.matches()) {
            int id = EnvelopeId.parseMessage(taken.group(1)).orElseThrow();
            ledger.acknowledged.addAll(ledger.envelopes.get(id));
        }
    }
}
