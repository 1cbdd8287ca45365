package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns that are to become one automaton; several may belong to one owner. */
public final class PatternSet {
    private final List<Owned> automata = new ArrayList<>();
    private boolean regular = true;

    /** The texts that a pattern matches, and whose pattern it is. */
    record Owned(Automaton automaton, int owner) {}

    /** A host name pattern. */
    public void addGlob(Glob glob, int owner) {
        automata.add(new Owned(GlobAutomaton.of(glob), owner));
    }

    /** A regular expression in lower case; one that is refused never matches. */
    public void addRegex(String entry, int owner) {
        try {
            EreAutomaton.of(RegexPattern.parse(entry))
                    .ifPresentOrElse(a -> automata.add(new Owned(a, owner)), () -> regular = false);
        } catch (RefusedPattern _) {
            return;
        }
    }

    /** Empty when there would be more states, or a pattern is not regular. */
    public Optional<PatternDfa> build(int maxStates) {
        return regular ? PatternDfaBuilder.build(automata, maxStates) : Optional.empty();
    }
}
