package org.waypost.mta.smtp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.auth.AuthAnswer;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.limits.SmtpLimits;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.recipient.Known;
import org.waypost.mta.recipient.RecipientDecision;

/**
 * One SMTP session (RFC 5321) as smtpd holds it, without I/O. Facts arrive over time: while an
 * asked {@link Action} is not answered the session takes no line ({@link #takesLines}).
 */
public final class Session {
    private enum Phase {
        COMMANDS,
        CHALLENGE,
        WAITING,
        HANDSHAKE,
        BODY,
        CLOSED
    }

    private final ListenerProfile listener;
    private final Identity identity;
    private final BooleanSupplier pressed;
    private Consumer<Action> out = _ -> {};
    private Phase phase = Phase.WAITING;
    private @Nullable Transaction transaction;
    private @Nullable PathArgument pending;
    private Dsn dsn = Dsn.NONE;
    private AuthExchange auth = new AuthExchange();
    private String claimedUser = "";
    private String command = "";
    private int mails;
    private int errors;
    private int authFailures;

    public Session(ListenerProfile listener, Client client) {
        this(listener, client, () -> false);
    }

    /**
     * @param pressed whether the server cannot take mail now; does not block
     */
    public Session(ListenerProfile listener, Client client, BooleanSupplier pressed) {
        this.pressed = pressed;
        this.listener = listener;
        this.identity = new Identity(client);
    }

    /** Whether the next command line may be given. */
    public boolean takesLines() {
        return phase == Phase.COMMANDS || phase == Phase.CHALLENGE;
    }

    /** Whether bytes belong to a message. */
    public boolean takesBody() {
        return phase == Phase.BODY;
    }

    public boolean closed() {
        return phase == Phase.CLOSED;
    }

    /** Takes one event; what is to be done for it goes to {@code actions} in order. */
    public void handle(Event event, Consumer<Action> actions) {
        if (phase == Phase.CLOSED) {
            return;
        }
        out = actions;
        switch (event) {
            case Event.Opened() -> open();
            case Event.Line(String text) -> line(text);
            case Event.LineTooLong() -> tooLong();
            case Event.TlsStarted(String description) -> secure(description);
            case Event.ClientNamed(String name) -> named(name);
            case Event.PasswordChecked(AuthAnswer answer) -> authAnswered(answer);
            case Event.RecipientDecided(RecipientDecision decision) -> decided(decision);
            case Event.BodyEnded(BodyVerdict verdict) -> bodyEnded(verdict);
            case Event.Stored(String messageId) -> stored(messageId);
            case Event.Idle() -> end(Replies.TIMEOUT, "timeout");
            case Event.Closing() -> end(Replies.CLOSING, "shutdown");
        }
    }

    private void open() {
        // SMTPS: the handshake comes first, and opens the session again.
        if (listener.tls() == Listener.Tls.SMTPS && !identity.secured()) {
            phase = Phase.HANDSHAKE;
            out.accept(new Action.StartTls());
            return;
        }
        phase = Phase.COMMANDS;
        if (!identity.secured()) {
            know(Known.CLIENT, MailAddress.NULL_SENDER);
        }
        out.accept(new Action.Say(Reply.of("220 " + listener.hostname() + " ESMTP Waypost")));
    }

    private void line(String text) {
        if (phase == Phase.CHALLENGE) {
            phase = Phase.COMMANDS;
            authStep(auth.answer(text));
            return;
        }
        command = text;
        Command parsed = Command.parse(text);
        switch (parsed.verb()) {
            case "HELO" -> hello(parsed.argument(), false);
            case "EHLO" -> hello(parsed.argument(), true);
            case "STARTTLS" -> startTls(parsed.argument());
            case "AUTH" -> authenticate(parsed.argument());
            case "MAIL" -> mail(parsed.argument());
            case "RCPT" -> recipient(parsed.argument());
            case "DATA" -> data(parsed.argument());
            case "RSET" -> plain(parsed.argument(), this::reset);
            case "QUIT" -> plain(parsed.argument(), () -> end(Replies.BYE, "quit"));
            case "HELP" -> plain(parsed.argument(), () -> say(Replies.HELP));
            case "NOOP" -> say(Replies.OK);
            case "VRFY" -> say(Replies.NOT_VERIFIED);
            default -> say(Replies.UNRECOGNIZED);
        }
    }

    private void plain(String argument, Runnable step) {
        if (argument.isEmpty()) {
            step.run();
        } else {
            say(Replies.NO_ARGUMENTS);
        }
    }

    private void hello(String name, boolean extended) {
        if (identity.introduced()) {
            say(Replies.IDENTIFIED);
        } else if (name.isEmpty()) {
            say(Replies.NAME_WANTED);
        } else if (!AddressSyntax.isHost(name)) {
            say(Replies.NAME_INVALID);
        } else {
            identity.introduce(name, extended);
            if (!offersTls() && !offersAuth()) {
                know(Known.IDENTITY, MailAddress.NULL_SENDER);
            }
            String greeting = listener.hostname() + " Hello " + name + " ";
            greeting += identity.client().bracketed() + ", pleased to meet you";
            say(new Reply("250", extended ? extensions(greeting) : List.of(greeting)));
        }
    }

    private List<String> extensions(String greeting) {
        List<String> lines = new ArrayList<>(List.of(greeting, "8BITMIME", "ENHANCEDSTATUSCODES"));
        lines.add("PIPELINING");
        lines.add("SIZE " + listener.quota().messageBytes());
        if (listener.offersDsn()) {
            lines.add("DSN");
        }
        if (offersTls()) {
            lines.add("STARTTLS");
        }
        if (offersAuth()) {
            lines.add("AUTH PLAIN LOGIN");
        }
        lines.add("HELP");
        return lines;
    }

    private boolean offersTls() {
        return !identity.secured() && listener.tls() != Listener.Tls.NONE;
    }

    /** Never in clear: a password would be read on the way. */
    private boolean offersAuth() {
        return listener.auth() != Listener.Auth.NONE
                && identity.secured()
                && !identity.authenticated();
    }

    private void startTls(String argument) {
        if (!identity.introduced() || transaction != null) {
            say(Replies.WRONG_PLACE);
        } else if (!argument.isEmpty()) {
            say(Replies.NO_ARGUMENTS);
        } else if (identity.secured()) {
            say(Replies.TLS_ALREADY);
        } else if (!offersTls()) {
            say(Replies.NOT_SUPPORTED);
        } else {
            phase = Phase.HANDSHAKE;
            say(Replies.READY_FOR_TLS);
            out.accept(new Action.StartTls());
        }
    }

    private void secure(String description) {
        identity.secure(description);
        note("tls ciphers=" + description);
        phase = Phase.COMMANDS;
        if (listener.tls() == Listener.Tls.SMTPS) {
            open();
        }
    }

    private void authenticate(String argument) {
        // Neither passwords nor what is meant to be one reach the log.
        command = "AUTH " + argument.split("[ \t]", 2)[0] + " ********";
        claimedUser = "";
        if (!identity.introduced() || transaction != null) {
            say(Replies.WRONG_PLACE);
        } else if (identity.authenticated()) {
            say(Replies.AUTH_ALREADY);
        } else if (!offersAuth()) {
            say(Replies.NOT_SUPPORTED);
        } else {
            auth = new AuthExchange();
            authStep(auth.begin(argument));
        }
    }

    private void authStep(AuthExchange.Step step) {
        switch (step) {
            case AuthExchange.Step.Challenge(String text) -> {
                phase = Phase.CHALLENGE;
                out.accept(new Action.Say(Reply.of("334 " + text)));
            }
            case AuthExchange.Step.Check(String user, byte[] password) -> {
                claimedUser = user;
                phase = Phase.WAITING;
                out.accept(new Action.CheckPassword(user, password));
            }
            case AuthExchange.Step.Refuse(Reply reply) -> {
                if (reply.equals(Replies.AUTH_WRONG)) {
                    authAnswered(AuthAnswer.WRONG);
                } else {
                    say(reply);
                }
            }
        }
    }

    private void authAnswered(AuthAnswer answer) {
        phase = Phase.COMMANDS;
        note("authentication user=" + LogText.of(claimedUser) + " result=" + answer.label());
        switch (answer) {
            case RIGHT -> {
                identity.authenticate(claimedUser);
                know(Known.IDENTITY, MailAddress.NULL_SENDER);
                say(Replies.AUTH_RIGHT);
            }
            case UNKNOWN -> say(Replies.AUTH_UNKNOWN);
            case WRONG -> {
                authFailures++;
                out.accept(
                        new Action.SayLater(Replies.AUTH_WRONG, SmtpLimits.WRONG_PASSWORD_DELAY));
                refused(Replies.AUTH_WRONG);
            }
        }
    }

    private void mail(String argument) {
        if (!identity.introduced() || transaction != null) {
            say(Replies.WRONG_PLACE);
        } else if (listener.tls() == Listener.Tls.REQUIRED && !identity.secured()) {
            say(Replies.TLS_WANTED);
        } else if (listener.auth() == Listener.Auth.REQUIRED && !identity.authenticated()) {
            say(Replies.AUTH_WANTED);
        } else if (mails >= listener.quota().mails()) {
            say(Replies.TOO_MANY_MAILS);
        } else if (pressed.getAsBoolean()) {
            note("refused reason=\"too much mail\"");
            say(Replies.PRESSED);
        } else {
            PathArgument.parse(argument, listener.addresses()::sender)
                    .ifPresentOrElse(this::sender, () -> say(Replies.SENDER_SYNTAX));
        }
    }

    private void sender(PathArgument path) {
        DsnOptions reports = new DsnOptions();
        for (String option : path.options()) {
            String name = option.toUpperCase(Locale.ROOT);
            if (name.matches("SIZE=[0-9]+")) {
                if (larger(name.substring(5), listener.quota().messageBytes())) {
                    say(Replies.TOO_BIG_ANNOUNCED);
                    return;
                }
            } else if (!name.matches("BODY=(7BIT|8BITMIME)|AUTH=.*")
                    && !(listener.offersDsn() && reports.takeMail(option))) {
                say(Replies.unsupportedOption(option));
                return;
            }
        }
        pending = path;
        dsn = reports.ofMessage();
        if (identity.named()) {
            begin();
        } else {
            phase = Phase.WAITING;
            out.accept(new Action.NameClient());
        }
    }

    /** A number of any length: RFC 1870 allows twenty digits, and clients send what they like. */
    private static boolean larger(String digits, long limit) {
        return new BigInteger(digits).compareTo(BigInteger.valueOf(limit)) > 0;
    }

    private void named(String name) {
        identity.nameClient(name);
        begin();
    }

    private void begin() {
        PathArgument path = pending;
        phase = Phase.COMMANDS;
        if (path != null) {
            transaction = new Transaction(path.address(), dsn);
            know(Known.MESSAGE, path.address());
            say(Replies.OK);
        }
    }

    private void recipient(String argument) {
        Transaction current = transaction;
        if (current == null) {
            say(Replies.WRONG_PLACE);
        } else if (current.recipientCount() >= listener.quota().recipients()) {
            say(Replies.TOO_MANY_RECIPIENTS);
        } else {
            PathArgument.parse(argument, listener.addresses()::recipient)
                    .ifPresentOrElse(
                            path -> ask(current, path), () -> say(Replies.RECIPIENT_SYNTAX));
        }
    }

    private void ask(Transaction current, PathArgument path) {
        DsnOptions reports = new DsnOptions();
        for (String option : path.options()) {
            Optional<Reply> wrong =
                    listener.offersDsn()
                            ? reports.takeRecipient(option)
                            : Optional.of(Replies.unsupportedOption(option));
            if (wrong.isPresent()) {
                say(wrong.get());
                return;
            }
        }
        pending = path;
        dsn = reports.of(current.dsn());
        phase = Phase.WAITING;
        out.accept(
                new Action.DecideRecipient(
                        identity.facts(listener, current.sender(), path.address())));
    }

    private void decided(RecipientDecision decision) {
        Transaction current = transaction;
        PathArgument path = pending;
        phase = Phase.COMMANDS;
        if (current == null || path == null) {
            return;
        }
        MailAddress address = path.address();
        switch (decision) {
            case RecipientDecision.Accepted accepted ->
                    say(
                            current.accept(address, accepted.targets(), dsn)
                                    ? Replies.RECIPIENT_OK
                                    : Replies.TOO_MANY_RECIPIENTS);
            case RecipientDecision.Refused(String reply, String reason) -> {
                note("refused reason=\"" + LogText.of(reason) + "\"");
                say(Reply.of(reply + ": <" + address + ">"));
            }
        }
    }

    private void data(String argument) {
        Transaction current = transaction;
        if (current == null) {
            say(Replies.WRONG_PLACE);
        } else if (!argument.isEmpty()) {
            say(Replies.NO_ARGUMENTS);
        } else if (current.recipientCount() == 0) {
            say(Replies.NO_RECIPIENT);
        } else {
            phase = Phase.BODY;
            Submission message =
                    new Submission(
                            identity.trace(listener), current.sender(), current.recipients());
            out.accept(new Action.ReadBody(message));
            say(Replies.ENTER_MAIL);
        }
    }

    private void bodyEnded(BodyVerdict verdict) {
        command = "DATA";
        if (verdict == BodyVerdict.GOOD) {
            phase = Phase.WAITING;
            out.accept(new Action.Store());
            return;
        }
        out.accept(new Action.Abandon());
        transactionEnded(Replies.refused(verdict));
    }

    private void stored(String messageId) {
        if (messageId.isEmpty()) {
            transactionEnded(Replies.TEMPORARY);
            return;
        }
        mails++;
        transactionEnded(Replies.accepted(messageId));
    }

    private void transactionEnded(Reply reply) {
        transaction = null;
        phase = Phase.COMMANDS;
        // 421 promises that the connection ends (RFC 5321, 4.2.3).
        if (reply.code().equals("421")) {
            end(reply, "temporary-error");
        } else {
            say(reply);
        }
    }

    private void reset() {
        if (!identity.introduced()) {
            say(Replies.WRONG_PLACE);
            return;
        }
        transaction = null;
        say(Replies.RESET);
    }

    private void tooLong() {
        command = "";
        // A response that is too long ends the AUTH that asked for it (RFC 4954, 4).
        phase = Phase.COMMANDS;
        say(Replies.LINE_TOO_LONG);
    }

    private void say(Reply reply) {
        out.accept(new Action.Say(reply));
        if (reply.refuses()) {
            refused(reply);
        }
    }

    private void refused(Reply reply) {
        note(
                "failed-command command=\""
                        + LogText.of(command)
                        + "\" result=\""
                        + LogText.of(reply.toString())
                        + "\"");
        errors++;
        if (errors >= SmtpLimits.ERRORS || authFailures >= SmtpLimits.AUTH_FAILURES) {
            end(Replies.TOO_MANY_ERRORS, "too-many-errors");
        }
    }

    private void end(Reply reply, String reason) {
        out.accept(new Action.Say(reply));
        out.accept(new Action.Close(reason));
        phase = Phase.CLOSED;
    }

    private void know(Known known, MailAddress sender) {
        Facts facts = identity.facts(listener, sender, MailAddress.NULL_SENDER);
        out.accept(new Action.Know(known, facts));
    }

    private void note(String text) {
        out.accept(new Action.Note(text));
    }
}
