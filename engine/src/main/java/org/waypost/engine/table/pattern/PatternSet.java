package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patterns that are to become one automaton; they are numbered from 0 as they are added. */
public final class PatternSet {
    private final List<Automaton> automata = new ArrayList<>();
    private boolean regular = true;

    /** A host name pattern. */
    public void addGlob(Glob glob) {
        automata.add(GlobAutomaton.of(glob));
    }

    /**
     * A regular expression in lower case; false when it is refused, and so never matches and has no
     * number.
     */
    public boolean addRegex(String entry) {
        RegexPattern pattern = RegexPattern.compile(entry);
        if (pattern.refusal().isPresent()) {
            return false;
        }
        pattern.automaton().ifPresentOrElse(automata::add, () -> regular = false);
        return true;
    }

    /** Empty when there would be more states, or a pattern is not regular. */
    public Optional<PatternDfa> build(int maxStates) {
        return regular ? PatternDfaBuilder.build(automata, maxStates) : Optional.empty();
    }
}
