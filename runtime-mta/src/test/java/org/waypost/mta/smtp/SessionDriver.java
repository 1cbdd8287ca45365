package org.waypost.mta.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;
import org.waypost.engine.value.Facts;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.Target;

/** Runs a session without sockets and writes down everything that happens, a line each. */
final class SessionDriver {
    private static final HeaderPolicy COMPLETING =
            new HeaderPolicy(
                    Optional.of("Tue, 24 Nov 2026 10:00:00 +0000 (UTC)"),
                    Optional.of("<made@mx.example.org>"));

    private final ListenerProfile listener;
    private final boolean submission;
    private final Session session;
    private final StringBuilder transcript = new StringBuilder();
    private final StringBuilder input = new StringBuilder();
    private final Deque<Event> answers = new ArrayDeque<>();
    private MessageReader reader = new MessageReader(0, HeaderPolicy.UNTOUCHED);
    private int messages;

    SessionDriver(ListenerProfile listener, Client client, boolean submission) {
        this.listener = listener;
        this.submission = submission;
        this.session = new Session(listener, client);
    }

    String transcript() {
        return transcript.toString();
    }

    void event(Event event) {
        session.handle(event, this::perform);
        pump();
    }

    void bytes(String text) {
        input.append(text);
        pump();
    }

    private void pump() {
        while (true) {
            if (!answers.isEmpty()) {
                session.handle(answers.remove(), this::perform);
            } else if (session.takesBody() && !input.isEmpty()) {
                body();
            } else if (session.takesLines() && input.indexOf("\n") >= 0) {
                int end = input.indexOf("\n");
                String line = input.substring(0, end).replaceFirst("\r$", "");
                input.delete(0, end + 1);
                session.handle(new Event.Line(line), this::perform);
            } else {
                return;
            }
        }
    }

    private void body() {
        ByteBuffer bytes = ByteBuffer.wrap(input.toString().getBytes(StandardCharsets.ISO_8859_1));
        MessageReader.Progress progress = reader.read(bytes);
        input.delete(0, bytes.position());
        if (progress == MessageReader.Progress.DONE) {
            session.handle(new Event.BodyEnded(reader.verdict()), this::perform);
        }
    }

    private void perform(Action action) {
        switch (action) {
            case Action.Say(Reply reply) -> said(reply);
            case Action.SayLater(Reply reply, Duration delay) -> {
                line("--", "after " + delay.toMillis() + " ms");
                said(reply);
            }
            case Action.StartTls() -> {
                line("--", "handshake, " + input.length() + " bytes in clear thrown away");
                input.setLength(0);
            }
            case Action.NameClient() -> answers.add(new Event.ClientNamed("client.example.net"));
            case Action.CheckPassword(String user, byte[] password) ->
                    answers.add(new Event.PasswordChecked(check(user, password)));
            case Action.DecideRecipient(Facts facts) ->
                    answers.add(new Event.RecipientDecided(decide(facts)));
            case Action.Know _ -> {
                // nobody hears of it: the session goes on as before
            }
            case Action.ReadBody _ ->
                    reader =
                            new MessageReader(
                                    listener.quota().messageBytes(),
                                    submission ? COMPLETING : HeaderPolicy.UNTOUCHED);
            case Action.Store() -> store();
            case Action.Abandon() -> line("--", "nothing is stored");
            case Action.Close(String reason) -> line("--", "closed: " + reason);
            case Action.Note(String text) -> line("LOG", text);
        }
    }

    private void said(Reply reply) {
        reply.wire().lines().forEach(text -> line("S", text));
    }

    private void line(String who, String text) {
        transcript.append(who).append(": ").append(text).append('\n');
    }

    private void store() {
        byte[] bytes = new byte[reader.gathered().remaining()];
        reader.gathered().get(bytes);
        new String(bytes, StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(text -> line("STORED", text));
        messages++;
        answers.add(new Event.Stored(String.format("%08x", messages)));
    }

    private static AuthAnswer check(String user, byte[] password) {
        if (user.equals("unreadable")) {
            return AuthAnswer.UNKNOWN;
        }
        String text = new String(password, StandardCharsets.UTF_8);
        return user.equals("ann") && text.equals("secret") ? AuthAnswer.RIGHT : AuthAnswer.WRONG;
    }

    private static RecipientDecision decide(Facts facts) {
        return switch (facts.recipient().localPart()) {
            case "nobody" ->
                    new RecipientDecision.Refused("550 Invalid recipient", "no user nobody");
            case "later" ->
                    new RecipientDecision.Refused("451 Temporary failure", "table t: failed");
            case "list-a", "list-b", "list-c" -> accepted(facts, 4000);
            default -> accepted(facts, 1);
        };
    }

    private static RecipientDecision accepted(Facts facts, int envelopes) {
        Target target =
                new Target(
                        new Envelope.Relay("out", ""),
                        facts.recipient(),
                        false,
                        "smtpd.conf:1",
                        Duration.ofDays(4));
        return new RecipientDecision.Accepted(Collections.nCopies(envelopes, target));
    }
}
