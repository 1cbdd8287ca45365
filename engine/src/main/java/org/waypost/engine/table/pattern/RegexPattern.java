package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.RegExp;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.waypost.engine.value.AsciiCase;

/**
 * The entry of a table of regular expressions, in lower case like the subjects. It is met when it
 * matches anywhere in the subject. A leading {@code (?i)} only widens {@code [:upper:]} and {@code
 * [:lower:]}: everything else is lower case already.
 */
public final class RegexPattern {
    private static final String IGNORE_CASE = "(?i)";

    private final Predicate<String> engine;
    private final Optional<String> refusal;

    private RegexPattern(Predicate<String> engine, Optional<String> refusal) {
        this.engine = engine;
        this.refusal = refusal;
    }

    /**
     * @param entry in lower case
     */
    public static RegexPattern compile(String entry) {
        try {
            Ere ere = parse(entry);
            return new RegexPattern(
                    EreAutomaton.of(ere).map(RegexPattern::walking).orElseGet(() -> searching(ere)),
                    Optional.empty());
        } catch (RefusedPattern refused) {
            return new RegexPattern(_ -> false, Optional.of(refused.getMessage()));
        }
    }

    /** The expression of an entry in lower case. */
    static Ere parse(String entry) throws RefusedPattern {
        boolean ignoreCase = entry.startsWith(IGNORE_CASE);
        String text = ignoreCase ? entry.substring(IGNORE_CASE.length()) : entry;
        return EreParser.parse(text, ignoreCase);
    }

    /**
     * A subject that an entry matches, as short as can be.
     *
     * @param shape of the subjects that can be, an expression of the automaton library
     * @return empty when there is none of that shape, or none that an automaton finds
     */
    public static Optional<String> example(String entry, String shape) {
        try {
            Automaton subjects = new RegExp(shape).toAutomaton();
            return EreAutomaton.of(parse(AsciiCase.lower(entry)))
                    .map(matching -> BasicOperations.intersection(matching, subjects))
                    .flatMap(both -> Optional.ofNullable(both.getShortestExample(true)));
        } catch (RefusedPattern _) {
            return Optional.empty();
        }
    }

    private static Predicate<String> walking(Automaton automaton) {
        return PatternDfaBuilder.build(
                        List.of(new PatternSet.Owned(automaton, 0)), PatternLimits.ALONE)
                .<Predicate<String>>map(dfa -> subject -> meets(dfa, subject))
                .orElseGet(() -> new PatternNfa(automaton)::matches);
    }

    private static boolean meets(PatternDfa dfa, String subject) {
        return dfa.accepts(dfa.walk(subject)).length > 0;
    }

    /** A subject on which the matcher goes in circles does not match. */
    private static Predicate<String> searching(Ere ere) {
        var pattern = EreText.pattern(ere);
        return subject -> {
            try {
                return pattern.matcher(new LimitedText(subject)).find();
            } catch (LimitedText.TooManyLooks _) {
                return false;
            }
        };
    }

    /** Why the C library does not take it, so that it never matches; empty when it does. */
    public Optional<String> refusal() {
        return refusal;
    }

    /**
     * @param subject in lower case
     */
    public boolean matches(String subject) {
        return engine.test(subject);
    }
}
