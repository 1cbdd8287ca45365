package org.waypost.mta.control;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

/**
 * One form of a request in words. At most one word is an argument, and it is the last.
 *
 * @param request empty when the argument is not of the form that {@code argument} names
 */
record Syntax(List<String> words, Argument argument, Function<String, Optional<Request>> request) {
    /** What the last word may be. */
    enum Argument {
        NONE(""),
        ENVELOPE("<envelope id>"),
        MESSAGE("<message id>"),
        DOMAIN("<domain> | *"),
        SOURCE("<address> for <domain>"),
        ROUTE("<route>"),
        PART("<part>"),
        TEXT("<string>"),
        NAME("<table>"),
        EITHER("<envelope id> | <message id>"),
        EITHER_OR_ALL("<envelope id> | <message id> | all");

        private final String text;

        Argument(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static Syntax plain(String words, Request request) {
        return new Syntax(List.of(words.split(" ")), Argument.NONE, _ -> Optional.of(request));
    }

    static Syntax selecting(String words, Argument argument, Function<Selection, Request> request) {
        return new Syntax(
                List.of(words.split(" ")), argument, text -> select(argument, text).map(request));
    }

    /** The last word is a name. */
    static Syntax naming(String words, Argument argument, Function<String, Request> request) {
        return new Syntax(
                List.of(words.split(" ")),
                argument,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(request.apply(text)));
    }

    /** The last word is a number of so many digits at most. */
    static Syntax numbered(String words, IntFunction<Request> request) {
        return new Syntax(
                List.of(words.split(" ")),
                Argument.ROUTE,
                text ->
                        text.matches("[0-9]{1,9}")
                                ? Optional.of(request.apply(Integer.parseInt(text)))
                                : Optional.empty());
    }

    /** The last words are an address of ours and a domain, as one: {@code ADDRESS for DOMAIN}. */
    static Syntax from(String words, boolean paused) {
        return new Syntax(List.of(words.split(" ")), Argument.SOURCE, text -> source(text, paused));
    }

    private static Optional<Request> source(String text, boolean paused) {
        String[] parts = text.split(" ");
        if (parts.length != 3 || !parts[1].equals("for")) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0].replaceAll("^\\[|\\]$", ""));
            return Optional.of(new Request.Source(address, parts[2], paused));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Selection> select(Argument argument, String text) {
        if (text.equals("all")) {
            return argument == Argument.EITHER_OR_ALL
                    ? Optional.of(new Selection.All())
                    : Optional.empty();
        }
        Optional<Selection> envelope = EnvelopeId.parse(text).map(Selection.One::new);
        Optional<Selection> message = EnvelopeId.parseMessage(text).map(Selection.Message::new);
        return switch (argument) {
            case NONE, NAME, DOMAIN, SOURCE, ROUTE, PART, TEXT -> Optional.empty();
            case ENVELOPE -> envelope;
            case MESSAGE -> message;
            case EITHER, EITHER_OR_ALL -> envelope.or(() -> message);
        };
    }

    boolean takesArgument() {
        return argument != Argument.NONE;
    }
}
