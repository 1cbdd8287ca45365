package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One pattern whose deterministic automaton would be too large, run with all its states at once:
 * slower, but never more than its size for each character.
 */
record PatternNfa(Automaton automaton) {
    boolean matches(String subject) {
        Set<State> here = Set.of(automaton.getInitialState());
        for (int i = 0; i < subject.length() && !here.isEmpty(); i++) {
            here = step(here, subject.charAt(i));
        }
        return here.stream().anyMatch(State::isAccept);
    }

    private static Set<State> step(Collection<State> from, char character) {
        Set<State> next = new LinkedHashSet<>();
        List<State> found = new ArrayList<>();
        for (State state : from) {
            state.step(character, found);
        }
        next.addAll(found);
        return next;
    }
}
