package org.waypost.mta.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.mta.boot.World;
import org.waypost.mta.control.ControlClient;
import org.waypost.mta.control.Frame;
import org.waypost.mta.control.OfflineQueue;
import org.waypost.mta.control.Request;
import org.waypost.mta.control.Requests;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.SystemTimer;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.queue.kind.QueueKind;

/**
 * {@code smtpctl}: looks at and steers a running server, or looks into the queue of a stopped one.
 */
public final class Smtpctl {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    /** As scripts that call the original know it. */
    private static final int NOT_UNDERSTOOD = 255;

    static final String DEFAULT_SPOOL = "/var/spool/waypost";

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final SystemTimer timer = new SystemTimer();

    Smtpctl(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** The spool is {@code --spool DIR}, else {@code $WAYPOST_SPOOL}, else the system's. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.ISO_8859_1);
        int code = new Smtpctl(System.in, out, System.err).run(List.of(arguments), System.getenv());
        out.flush();
        System.exit(code);
    }

    int run(List<String> arguments, Map<String, String> environment) {
        Optional<Invocation> invocation = Invocation.of(arguments, environment);
        if (invocation.isEmpty()) {
            err.println("usage: smtpctl [-s DIR | --spool DIR] command [argument …]");
            return NOT_UNDERSTOOD;
        }
        return switch (Requests.read(invocation.get().words())) {
            case Requests.Reading.NotUnderstood(List<String> possibilities) ->
                    notUnderstood(invocation.get().words(), possibilities);
            case Requests.Reading.Understood(Request request, List<String> words) ->
                    answer(invocation.get().spool(), request, words);
        };
    }

    /**
     * @param words what is left without the options
     */
    private record Invocation(Path spool, List<String> words) {
        static Optional<Invocation> of(List<String> arguments, Map<String, String> environment) {
            String spool = environment.getOrDefault("WAYPOST_SPOOL", DEFAULT_SPOOL);
            int at = 0;
            while (at < arguments.size() && arguments.get(at).startsWith("-")) {
                String option = arguments.get(at);
                if (option.startsWith("--spool=")) {
                    spool = option.substring("--spool=".length());
                    at++;
                } else if ((option.equals("-s") || option.equals("--spool"))
                        && at + 1 < arguments.size()) {
                    spool = arguments.get(at + 1);
                    at += 2;
                } else {
                    return Optional.empty();
                }
            }
            return path(spool, arguments.subList(at, arguments.size()));
        }

        private static Optional<Invocation> path(String spool, List<String> words) {
            try {
                return Optional.of(new Invocation(Path.of(spool), words));
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }
    }

    private int answer(Path spool, Request request, List<String> words) {
        return switch (request) {
            case Request.Encrypt(Optional<String> password) -> encrypt(password);
            case Request.Monitor _ ->
                    new Monitor(new SpoolLayout(spool).control(), out)
                            .run(() -> Monitor.second(timer))
                            .map(this::fail)
                            .orElse(DONE);
            case Request.SpfWalk _ -> walk();
            case Request.NotHere(String reason) -> fail("command failed: " + reason);
            default -> ask(spool, request, words);
        };
    }

    /** As the original: what is not said is read, a password a line. */
    private int encrypt(Optional<String> said) {
        Optional<PasswordHash> hash = PasswordHash.open();
        if (hash.isEmpty()) {
            return fail("this system has no libcrypt");
        }
        if (said.isPresent()) {
            out.println(hash.get().of(said.get()));
            return DONE;
        }
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                .lines()
                .forEach(line -> out.println(hash.get().of(line)));
        return DONE;
    }

    private int walk() {
        List<String> domains =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                        .lines()
                        .toList();
        boolean whole = new SpfWalk(World.system().resolver(), out, err).walk(domains);
        return whole ? DONE : FAILED;
    }

    private int notUnderstood(List<String> words, List<String> possibilities) {
        if (possibilities.isEmpty()) {
            err.println("invalid command");
        } else {
            err.println("possibilities are:");
            possibilities.forEach(possibility -> err.println("\t" + possibility));
        }
        Requests.meant(words).ifPresent(word -> err.println("did you mean `" + word + "`?"));
        return NOT_UNDERSTOOD;
    }

    private int ask(Path spool, Request request, List<String> words) {
        SpoolLayout layout = new SpoolLayout(spool);
        try {
            return show(ControlClient.ask(layout.control(), words, this::print));
        } catch (ControlClient.NoServerException _) {
            return askFiles(layout, request);
        } catch (IOException e) {
            return fail(DiskError.describe(e));
        }
    }

    private int askFiles(SpoolLayout layout, Request request) {
        try {
            if (request instanceof Request.CheckQueue) {
                return show(OfflineQueue.check(new NioDisk(), layout.root(), this::print));
            }
            OfflineQueue queue =
                    new OfflineQueue(QueueKind.read(new NioDisk(), layout.root()), timer.instant());
            return queue.answer(request, this::print)
                    .map(this::show)
                    .orElseGet(() -> fail("no server runs on " + layout.root()));
        } catch (IOException e) {
            return fail("no server runs, and " + DiskError.describe(e));
        }
    }

    private void print(Frame frame) {
        switch (frame) {
            case Frame.Line(String text) -> out.println(text);
            case Frame.Raw(String bytes) -> out.print(bytes);
            case Frame.Done _, Frame.Failed _ -> {
                // shown when it comes
            }
        }
    }

    private int show(Frame last) {
        return switch (last) {
            case Frame.Done(String text) -> {
                if (!text.isEmpty()) {
                    out.println(text);
                }
                yield DONE;
            }
            case Frame.Failed(String text) -> fail(text);
            case Frame.Line _, Frame.Raw _ -> fail("the server's answer has no end");
        };
    }

    private int fail(String text) {
        err.println("smtpctl: " + Escapes.encode(text));
        return FAILED;
    }
}
