package org.waypost.mta.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

/**
 * Requests in words, as a person types them and as they go over the socket. Words may be shortened
 * as long as one meaning is left.
 */
public final class Requests {
    private static final List<Syntax> ALL =
            List.of(
                    Syntax.selecting("discover", Syntax.Argument.EITHER, Request.Discover::new),
                    Syntax.plain("log brief", new Request.Log(false)),
                    Syntax.plain("log verbose", new Request.Log(true)),
                    Syntax.selecting(
                            "pause envelope",
                            Syntax.Argument.EITHER_OR_ALL,
                            Request.PauseEnvelopes::new),
                    Syntax.plain("pause mda", new Request.Pause(Request.Part.MDA)),
                    Syntax.plain("pause mta", new Request.Pause(Request.Part.MTA)),
                    Syntax.plain("pause smtp", new Request.Pause(Request.Part.SMTP)),
                    Syntax.plain("profile", new Request.Profile()),
                    Syntax.selecting("remove", Syntax.Argument.EITHER_OR_ALL, Request.Remove::new),
                    Syntax.selecting(
                            "resume envelope",
                            Syntax.Argument.EITHER_OR_ALL,
                            Request.ResumeEnvelopes::new),
                    Syntax.plain("resume mda", new Request.Resume(Request.Part.MDA)),
                    Syntax.plain("resume mta", new Request.Resume(Request.Part.MTA)),
                    Syntax.plain("resume smtp", new Request.Resume(Request.Part.SMTP)),
                    Syntax.selecting(
                            "schedule", Syntax.Argument.EITHER_OR_ALL, Request.Schedule::new),
                    Syntax.selecting(
                            "show envelope", Syntax.Argument.ENVELOPE, Requests::showEnvelope),
                    Syntax.selecting("show message", Syntax.Argument.EITHER, Requests::showMessage),
                    Syntax.plain("show queue", new Request.ShowQueue(new Selection.All())),
                    Syntax.selecting("show queue", Syntax.Argument.MESSAGE, Request.ShowQueue::new),
                    Syntax.plain("show stats", new Request.ShowStats()),
                    Syntax.plain("show status", new Request.ShowStatus()),
                    Syntax.naming("update table", Request.UpdateTable::new));

    private Requests() {}

    /** What words mean. */
    public sealed interface Reading {
        /**
         * @param words in full
         */
        record Understood(Request request, List<String> words) implements Reading {}

        /**
         * @param possibilities what could stand where the words go wrong; none: too many words
         */
        record NotUnderstood(List<String> possibilities) implements Reading {}
    }

    /** Never throws, whatever the words are. */
    public static Reading read(List<String> words) {
        List<Syntax> left = ALL;
        List<String> full = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            int place = at;
            Set<String> matching = matching(left, place, word);
            if (matching.size() == 1) {
                String found = matching.iterator().next();
                full.add(found);
                left = left.stream().filter(s -> wordAt(s, place).equals(found)).toList();
            } else {
                return matching.isEmpty() && place == words.size() - 1
                        ? withArgument(left, full, word)
                        : new Reading.NotUnderstood(possibilities(left, place));
            }
        }
        return complete(left, full);
    }

    /** The words at this place that the given one is, or shortens. */
    private static Set<String> matching(List<Syntax> left, int place, String word) {
        Set<String> matching = new LinkedHashSet<>();
        for (Syntax syntax : left) {
            String candidate = wordAt(syntax, place);
            if (candidate.equals(word)) {
                return Set.of(candidate);
            }
            if (!word.isEmpty() && candidate.startsWith(word)) {
                matching.add(candidate);
            }
        }
        return matching;
    }

    private static String wordAt(Syntax syntax, int place) {
        return place < syntax.words().size() ? syntax.words().get(place) : "";
    }

    private static Reading withArgument(List<Syntax> left, List<String> full, String argument) {
        for (Syntax syntax : left) {
            if (syntax.takesArgument() && syntax.words().size() == full.size()) {
                Optional<Request> request = syntax.request().apply(argument);
                if (request.isPresent()) {
                    List<String> words = new ArrayList<>(full);
                    words.add(argument);
                    return new Reading.Understood(request.get(), List.copyOf(words));
                }
            }
        }
        return new Reading.NotUnderstood(possibilities(left, full.size()));
    }

    private static Reading complete(List<Syntax> left, List<String> full) {
        for (Syntax syntax : left) {
            if (!syntax.takesArgument() && syntax.words().size() == full.size()) {
                return new Reading.Understood(
                        syntax.request().apply("").orElseThrow(), List.copyOf(full));
            }
        }
        return new Reading.NotUnderstood(possibilities(left, full.size()));
    }

    private static List<String> possibilities(List<Syntax> left, int place) {
        Set<String> possibilities = new LinkedHashSet<>();
        for (Syntax syntax : left) {
            if (place < syntax.words().size()) {
                possibilities.add(String.join(" ", syntax.words().subList(0, place + 1)));
            } else if (place == syntax.words().size() && syntax.takesArgument()) {
                possibilities.add(
                        String.join(" ", syntax.words()) + " " + syntax.argument().text());
            }
        }
        return List.copyOf(possibilities);
    }

    private static Request showEnvelope(Selection selection) {
        return new Request.ShowEnvelope(((Selection.One) selection).envelope());
    }

    private static Request showMessage(Selection selection) {
        return switch (selection) {
            case Selection.One(EnvelopeId id) -> new Request.ShowMessage(id.message());
            case Selection.Message(int id) -> new Request.ShowMessage(id);
            case Selection.All _ -> throw new IllegalArgumentException("all");
        };
    }
}
