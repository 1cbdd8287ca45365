package org.waypost.mta.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.CloseWord;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

/**
 * Requests in words, as a person types them and as they go over the socket. Words may be shortened
 * as long as one meaning is left.
 */
public final class Requests {
    private static final List<Syntax> ALL =
            List.of(
                    Syntax.plain("check queue", new Request.CheckQueue()),
                    Syntax.selecting(
                            "discover", Syntax.Argument.EITHER_OR_ALL, Request.Discover::new),
                    Syntax.plain("encrypt", new Request.Encrypt(Optional.empty())),
                    Syntax.naming(
                            "encrypt",
                            Syntax.Argument.TEXT,
                            text -> new Request.Encrypt(Optional.of(text))),
                    Syntax.plain("log brief", new Request.Log(false)),
                    Syntax.plain("log verbose", new Request.Log(true)),
                    Syntax.selecting(
                            "pause envelope",
                            Syntax.Argument.EITHER_OR_ALL,
                            Request.PauseEnvelopes::new),
                    Syntax.plain("monitor", new Request.Monitor()),
                    Syntax.plain("pause mda", new Request.Pause(Request.Part.MDA)),
                    Syntax.plain("pause mta", new Request.Pause(Request.Part.MTA)),
                    Syntax.naming(
                            "pause mta for",
                            Syntax.Argument.DOMAIN,
                            domain -> new Request.Domain(domain, true)),
                    Syntax.from("pause mta from", true),
                    Syntax.plain("pause smtp", new Request.Pause(Request.Part.SMTP)),
                    Syntax.plain("profile", new Request.Profile()),
                    Syntax.plain("profile queue", new Request.ProfileLog(true)),
                    Syntax.selecting("queue why", Syntax.Argument.ENVELOPE, Requests::why),
                    Syntax.selecting("rebind", Syntax.Argument.EITHER_OR_ALL, Request.Rebind::new),
                    Syntax.selecting("remove", Syntax.Argument.EITHER_OR_ALL, Request.Remove::new),
                    Syntax.selecting(
                            "resume envelope",
                            Syntax.Argument.EITHER_OR_ALL,
                            Request.ResumeEnvelopes::new),
                    Syntax.plain("resume mda", new Request.Resume(Request.Part.MDA)),
                    Syntax.plain("resume mta", new Request.Resume(Request.Part.MTA)),
                    Syntax.naming(
                            "resume mta for",
                            Syntax.Argument.DOMAIN,
                            domain -> new Request.Domain(domain, false)),
                    Syntax.from("resume mta from", false),
                    Syntax.numbered("resume route", Request.ResumeRoute::new),
                    Syntax.plain("resume smtp", new Request.Resume(Request.Part.SMTP)),
                    Syntax.selecting(
                            "schedule", Syntax.Argument.EITHER_OR_ALL, Request.Schedule::new),
                    Syntax.selecting(
                            "show envelope", Syntax.Argument.ENVELOPE, Requests::showEnvelope),
                    Syntax.plain("show hosts", new Request.ShowHosts()),
                    Syntax.plain("show hoststats", new Request.ShowHoststats()),
                    Syntax.selecting("show message", Syntax.Argument.EITHER, Requests::showMessage),
                    Syntax.plain("show mta paused", new Request.ShowPaused()),
                    Syntax.plain("show queue", showQueue(new Selection.All())),
                    Syntax.selecting("show queue", Syntax.Argument.MESSAGE, Requests::showQueue),
                    Syntax.plain("show relays", new Request.ShowRelays()),
                    Syntax.plain("show routes", new Request.ShowRoutes()),
                    Syntax.plain("show stats", new Request.ShowStats()),
                    Syntax.plain("show status", new Request.ShowStatus()),
                    Syntax.plain("stop", new Request.Stop()),
                    Syntax.naming(
                            "trace", Syntax.Argument.PART, part -> new Request.Trace(part, true)),
                    Syntax.selecting("uncorrupt", Syntax.Argument.MESSAGE, Requests::uncorrupt),
                    Syntax.plain("unprofile queue", new Request.ProfileLog(false)),
                    Syntax.naming(
                            "untrace",
                            Syntax.Argument.PART,
                            part -> new Request.Trace(part, false)),
                    Syntax.plain("update aliases", new Request.UpdateAliases()),
                    Syntax.naming("update table", Syntax.Argument.NAME, Request.UpdateTable::new));

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

    /** Never throws, whatever the words are. Options are words that begin with two dashes. */
    public static Reading read(List<String> all) {
        List<String> options = all.stream().filter(word -> word.startsWith("--")).toList();
        List<String> words =
                Spelling.today(all.stream().filter(word -> !word.startsWith("--")).toList());
        Reading reading = readWords(words);
        if (options.isEmpty() || !(reading instanceof Reading.Understood understood)) {
            return reading;
        }
        return understood.request() instanceof Request.ShowQueue(Selection selection, _)
                ? QueueView.of(options)
                        .<Reading>map(view -> viewed(selection, view, understood.words()))
                        .orElseGet(() -> new Reading.NotUnderstood(QueueView.options()))
                : new Reading.NotUnderstood(List.of());
    }

    private static Reading viewed(Selection selection, QueueView view, List<String> words) {
        List<String> full = new ArrayList<>(words);
        full.addAll(view.words());
        return new Reading.Understood(new Request.ShowQueue(selection, view), List.copyOf(full));
    }

    private static Reading readWords(List<String> words) {
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

    /** The verb that was probably meant, when the words are none and near to one. */
    public static Optional<String> meant(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Set<String> first = new LinkedHashSet<>();
        Set<String> second = new LinkedHashSet<>();
        for (Syntax syntax : ALL) {
            first.add(syntax.words().getFirst());
            if (syntax.words().size() > 1 && syntax.words().getFirst().startsWith(words.get(0))) {
                second.add(syntax.words().get(1));
            }
        }
        boolean known = first.stream().anyMatch(word -> word.startsWith(words.get(0)));
        if (!known) {
            return CloseWord.among(first, words.getFirst());
        }
        // what was said is not told again: it is something behind it that is missing or too much
        boolean misspelt =
                words.size() > 1 && second.stream().noneMatch(w -> w.startsWith(words.get(1)));
        return misspelt
                ? CloseWord.among(second, words.get(1)).map(word -> words.get(0) + " " + word)
                : Optional.empty();
    }

    private static Request showQueue(Selection selection) {
        return new Request.ShowQueue(selection, QueueView.ALL);
    }

    private static Request uncorrupt(Selection selection) {
        return new Request.Uncorrupt(((Selection.Message) selection).messageId());
    }

    private static Request why(Selection selection) {
        return new Request.Why(((Selection.One) selection).envelope());
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
