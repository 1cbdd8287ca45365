package org.waypost.mta.delivery.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.delivery.Outcome;

/** Gives a message to a program: {@code sh -c}, the message on its standard input. */
final class Command {
    private static final Logger LOG = LoggerFactory.getLogger(Command.class);

    /** sysexits(3): something of the system's failed. */
    private static final int EX_OSERR = 71;

    /** sysexits(3): try again later. */
    private static final int EX_TEMPFAIL = 75;

    /** A shell says by 128 + N that signal N ended a program. */
    private static final int SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    private static final int CHUNK = 16 * 1024;

    /** A child that holds the output open after the program's end is not waited for. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final LocalSettings settings;

    Command(LocalSettings settings) {
        this.settings = settings;
    }

    /**
     * @param template before expansion
     * @param shell what the command is appended to
     */
    Outcome deliver(LocalMail mail, String template, List<String> shell) {
        Format format =
                new Format(
                        new FormatValues(mail.envelope(), mail.user()),
                        settings.matching(),
                        settings.subAddressDelimiter());
        ShellQuoting quoting = new ShellQuoting();
        return switch (format.expand(template, quoting)) {
            case Expansion.Refused(String why) -> {
                LOG.warn("mda command {}: {}", OneLine.of(template), OneLine.of(why));
                yield new Outcome.PermanentFailure("mda command line could not be expanded");
            }
            case Expansion.Expanded(String text) -> run(mail, shell, text, quoting.variables());
        };
    }

    /**
     * @param shell what {@code text} is appended to
     * @param variables what the command's text refers to
     */
    Outcome run(LocalMail mail, List<String> shell, String text, Map<String, String> variables) {
        List<String> words = new ArrayList<>(shell);
        words.add(text);
        try {
            return feed(mail, start(mail, words, variables));
        } catch (IOException failure) {
            return new Outcome.TemporaryFailure(
                    "mda: " + OneLine.of(String.valueOf(failure.getMessage())));
        }
    }

    private static Process start(LocalMail mail, List<String> words, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        Path home = mail.user().home();
        builder.directory(Files.isDirectory(home) ? home.toFile() : new File("/"));
        builder.redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(CommandEnvironment.of(mail));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private Outcome feed(LocalMail mail, Process process) {
        LastLine output = new LastLine();
        Thread reader = Thread.ofVirtual().start(() -> output.readAll(process.getInputStream()));
        Feeding feeding = new Feeding();
        Thread feeder = Thread.ofVirtual().start(() -> feeding.run(mail, process));
        try {
            if (!process.waitFor(settings.limits().command().toSeconds(), TimeUnit.SECONDS)) {
                return new Outcome.TemporaryFailure("mda took too long and was ended");
            }
            feeder.join(LAST_WORDS);
            reader.join(LAST_WORDS);
            return outcome(process.exitValue(), output.text(), feeding);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.TemporaryFailure("the server stops");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Writes the message; remembers when the program did not want all of it. */
    private static final class Feeding {
        private volatile String failure = "";

        void run(LocalMail mail, Process process) {
            try (OutputStream input = process.getOutputStream();
                    InputStream text = mail.text()) {
                byte[] chunk = new byte[CHUNK];
                for (int n = read(text, chunk, process); n >= 0; n = read(text, chunk, process)) {
                    input.write(chunk, 0, n);
                }
            } catch (IOException broken) {
                failure = OneLine.of(String.valueOf(broken.getMessage()));
            }
        }

        /** The program must not take a message that ends too early for a whole one. */
        private static int read(InputStream text, byte[] chunk, Process process)
                throws IOException {
            try {
                return text.read(chunk);
            } catch (IOException broken) {
                process.destroyForcibly();
                throw broken;
            }
        }

        String failure() {
            return failure;
        }
    }

    private static Outcome outcome(int exit, String lastLine, Feeding feeding) {
        String said = lastLine.isEmpty() ? "" : " (\"" + lastLine + "\")";
        if (exit > SIGNALS && exit <= SIGNALS + LAST_SIGNAL) {
            return new Outcome.TemporaryFailure("mda ended by signal " + (exit - SIGNALS) + said);
        }
        if (exit == EX_TEMPFAIL || exit == EX_OSERR) {
            return new Outcome.TemporaryFailure("Error" + said);
        }
        if (exit != 0) {
            return new Outcome.PermanentFailure("Error" + said);
        }
        return feeding.failure().isEmpty()
                ? new Outcome.Delivered("Delivered")
                : new Outcome.TemporaryFailure("mda exited prematurely" + said);
    }
}
