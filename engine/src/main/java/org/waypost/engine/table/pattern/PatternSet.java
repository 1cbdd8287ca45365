package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Patterns that are to become one automaton; several may belong to one owner. */
public final class PatternSet {
    private final List<Owned> automata = new ArrayList<>();
    private final Expressions expressions;
    private boolean regular = true;

    /** With expressions that other sets have as well. */
    public PatternSet(Expressions expressions) {
        this.expressions = expressions;
    }

    /** The texts that a pattern matches, and whose pattern it is. */
    record Owned(Automaton automaton, int owner) {}

    /**
     * What the construction of a deterministic automaton may cost.
     *
     * @param states that it may make
     * @param steps moves that it may look at, about ten million a second
     */
    public record Budget(int states, long steps) {
        /** For half of the patterns: however often they are halved, each round costs the same. */
        public Budget half() {
            return new Budget(states, steps / 2);
        }
    }

    /** Regular expressions whose automata have been made; one thread. */
    public static final class Expressions {
        private final Map<String, Automaton> known = new HashMap<>();

        /** Empty when it is not regular. */
        private Optional<Automaton> automaton(String entry) throws RefusedPattern {
            Automaton made = known.get(entry);
            if (made != null) {
                return Optional.of(made);
            }
            Optional<Automaton> fresh = EreAutomaton.of(RegexPattern.parse(entry));
            fresh.ifPresent(automaton -> known.put(entry, automaton));
            return fresh;
        }
    }

    /** A host name pattern. */
    public void addGlob(Glob glob, int owner) {
        add(GlobAutomaton.of(glob), owner);
    }

    /** A regular expression in lower case; one that is refused never matches. */
    public void addRegex(String entry, int owner) {
        try {
            expressions
                    .automaton(entry)
                    .ifPresentOrElse(a -> add(a.clone(), owner), () -> regular = false);
        } catch (RefusedPattern _) {
            return;
        }
    }

    /** Each has states of its own, also when two owners have the same expression. */
    private void add(Automaton automaton, int owner) {
        automata.add(new Owned(automaton, owner));
    }

    /** Empty when it would cost more, or a pattern is not regular. */
    public Optional<PatternDfa> build(Budget budget) {
        return regular ? PatternDfaBuilder.build(automata, budget) : Optional.empty();
    }
}
