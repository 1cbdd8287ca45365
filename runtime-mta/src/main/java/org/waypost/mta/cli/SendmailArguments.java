package org.waypost.mta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.waypost.mta.queue.Dsn;

/** What {@code sendmail} is asked for, in the letters that every program knows. */
sealed interface SendmailArguments {
    /** Flags of other sendmails with a value that means nothing here. */
    String VALUED = "ABCGhLOopQX";

    /**
     * A message on standard input.
     *
     * @param name the sender's, or empty
     * @param fromHeader whether its header names recipients, too
     */
    record Message(
            String spool,
            String sender,
            String name,
            boolean fromHeader,
            List<String> recipients,
            Dsn dsn)
            implements SendmailArguments {}

    /** A request of {@code smtpctl} in other words. */
    record Elsewhere(List<String> words) implements SendmailArguments {}

    record Wrong(String reason) implements SendmailArguments {}

    static SendmailArguments read(List<String> arguments, Map<String, String> environment) {
        Draft draft = new Draft(environment);
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            String flag = arguments.get(at++);
            if (flag.equals("--")) {
                break;
            }
            boolean valued = flag.length() == 2 && Draft.takesValue(flag.charAt(1));
            if (valued && at == arguments.size()) {
                return new Wrong("option requires an argument -- '" + flag.charAt(1) + "'");
            }
            draft.flag(
                    flag,
                    valued ? arguments.get(at++) : flag.substring(Math.min(2, flag.length())));
        }
        return draft.finish(arguments.subList(at, arguments.size()));
    }

    /** What was said so far. */
    final class Draft {
        private String spool;
        private String sender;
        private String name = "";
        private boolean fromHeader;
        private char mode = 'm';
        private Dsn dsn = Dsn.NONE;
        private Optional<String> wrong = Optional.empty();

        Draft(Map<String, String> environment) {
            spool = environment.getOrDefault("WAYPOST_SPOOL", Smtpctl.DEFAULT_SPOOL);
            sender = System.getProperty("user.name", "nobody");
        }

        static boolean takesValue(char letter) {
            return "fFrbSNRV".indexOf(letter) >= 0 || VALUED.indexOf(letter) >= 0;
        }

        void flag(String flag, String value) {
            if (flag.startsWith("--spool=")) {
                spool = flag.substring("--spool=".length());
                return;
            }
            switch (flag.length() < 2 ? ' ' : flag.charAt(1)) {
                case 'f', 'r' -> sender = value;
                case 'F' -> name = value;
                case 'S' -> spool = value;
                case 'N' -> notify(value);
                case 'R' -> ret(value.toUpperCase(Locale.ROOT));
                case 'V' -> envid(Dsn.encode(value));
                case 't' -> fromHeader = true;
                case 'b' -> mode = value.isEmpty() ? 'm' : value.charAt(0);
                default -> {
                    // -i, -oi, -em, -v, -q …: nothing that this server does otherwise
                }
            }
        }

        private void notify(String value) {
            Dsn.notifyOf(value)
                    .ifPresentOrElse(
                            when -> dsn = new Dsn(when, dsn.ret(), dsn.envid(), ""),
                            () -> wrong = Optional.of("invalid argument to -N: " + value));
        }

        private void ret(String value) {
            String word = value.equals("HEADERS") ? "HDRS" : value;
            if (!word.equals("FULL") && !word.equals("HDRS")) {
                wrong = Optional.of("invalid argument to -R: " + value);
            }
            dsn = new Dsn(dsn.wanted(), word, dsn.envid(), "");
        }

        private void envid(String xtext) {
            if (!Dsn.isEnvid(xtext)) {
                wrong = Optional.of("invalid argument to -V");
            }
            dsn = new Dsn(dsn.wanted(), dsn.ret(), xtext, "");
        }

        SendmailArguments finish(List<String> recipients) {
            if (wrong.isPresent()) {
                return new Wrong(wrong.get());
            }
            return switch (mode) {
                case 'm' ->
                        new Message(spool, sender, name, fromHeader, List.copyOf(recipients), dsn);
                case 'p' -> new Elsewhere(words("show", "queue"));
                case 'i' -> new Elsewhere(words("update", "aliases"));
                default -> new Wrong("unsupported mode -b" + mode);
            };
        }

        private List<String> words(String... words) {
            List<String> all = new ArrayList<>(List.of("--spool=" + spool));
            all.addAll(List.of(words));
            return all;
        }
    }
}
