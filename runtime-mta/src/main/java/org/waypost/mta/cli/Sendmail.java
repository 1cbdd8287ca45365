package org.waypost.mta.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waypost.mta.control.ControlClient;
import org.waypost.mta.control.Frame;
import org.waypost.mta.intake.ReceivedHeader;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.submit.MailText;
import org.waypost.mta.submit.OfflineFolder;

/**
 * {@code sendmail}: hands a message to the server of this machine, or leaves it for the next one
 * when none runs.
 */
public final class Sendmail {
    /** sysexits(3): programs that call this know them. */
    private static final int OK = 0;

    private static final int USAGE = 64;
    private static final int DATA_WRONG = 65;
    private static final int TRY_AGAIN = 75;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Sendmail(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.ISO_8859_1);
        int code =
                new Sendmail(System.in, out, System.err).run(List.of(arguments), System.getenv());
        out.flush();
        System.exit(code);
    }

    int run(List<String> arguments, Map<String, String> environment) {
        return switch (SendmailArguments.read(arguments, environment)) {
            case SendmailArguments.Wrong(String reason) -> fail(reason, USAGE);
            case SendmailArguments.Elsewhere(List<String> words) ->
                    new Smtpctl(in, out, err).run(words, environment);
            case SendmailArguments.Message message -> send(message);
        };
    }

    private int send(SendmailArguments.Message wanted) {
        try {
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            Composition.Result made = Composition.of(text, missing(wanted));
            List<String> recipients = new ArrayList<>(wanted.recipients());
            if (wanted.fromHeader()) {
                recipients.addAll(made.recipients());
            }
            if (recipients.isEmpty()) {
                return fail("no recipients", DATA_WRONG);
            }
            if (made.loops()) {
                return fail("message is looping", DATA_WRONG);
            }
            MailText.Head head = new MailText.Head(wanted.sender(), wanted.dsn(), recipients);
            return handIn(Path.of(wanted.spool()), head, made.message());
        } catch (IOException | InvalidPathException e) {
            return fail(e instanceof IOException io ? DiskError.describe(io) : e.toString());
        }
    }

    private int handIn(Path spool, MailText.Head head, byte[] message) throws IOException {
        OfflineFolder.Content content = to -> MailText.write(head, message, to);
        try {
            Path socket = new SpoolLayout(spool).control();
            return switch (ControlClient.submit(socket, content::writeTo)) {
                case Frame.Failed(String text) ->
                        fail(text, text.startsWith("5") ? DATA_WRONG : TRY_AGAIN);
                case Frame.Done _, Frame.Line _, Frame.Raw _ -> OK;
            };
        } catch (ControlClient.NoServerException _) {
            OfflineFolder.of(spool).leave(content);
            return OK;
        }
    }

    private static Composition.Missing missing(SendmailArguments.Message wanted) {
        String host = host();
        String address =
                wanted.sender().contains("@") ? wanted.sender() : wanted.sender() + "@" + host;
        String from =
                wanted.name().isEmpty() ? address : quoted(wanted.name()) + " <" + address + ">";
        ZonedDateTime now = ZonedDateTime.now();
        return new Composition.Missing(
                from,
                ReceivedHeader.date(now.toInstant(), now.getZone()),
                "<" + UUID.randomUUID() + "@" + host + ">");
    }

    private static String quoted(String name) {
        String plain = name.replaceAll("[^ -~]", "?");
        return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private int fail(String reason) {
        return fail(reason, TRY_AGAIN);
    }

    private int fail(String reason, int code) {
        err.println("sendmail: " + Escapes.encode(reason));
        return code;
    }
}
