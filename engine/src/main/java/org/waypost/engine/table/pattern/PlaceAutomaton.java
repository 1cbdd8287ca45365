package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;

/**
 * All subjects with invisible characters strewn in: at each place any number of the markers that
 * hold there, in any order.
 *
 * <p>A state is what stands before the place and what stands behind it; the latter is guessed, and
 * the move over the next character keeps only the right guess.
 */
final class PlaceAutomaton {
    /** Markers live in the private use area, where no mail address has business. */
    private static final char FIRST_MARKER = '\ue000';

    static final char BELOW_MARKERS = FIRST_MARKER - 1;
    static final char ABOVE_MARKERS = (char) (FIRST_MARKER + Ere.Place.values().length);

    /** How many characters are no markers. */
    static final int VISIBLE = Character.MAX_VALUE + 1 - Ere.Place.values().length;

    /** What stands beside a place; the edge is the start or the end of the subject. */
    private enum Side {
        EDGE,
        WORD,
        OTHER
    }

    private final State[][] states = new State[Side.values().length][Side.values().length];

    private PlaceAutomaton() {
        for (Side before : Side.values()) {
            for (Side behind : Side.values()) {
                states[before.ordinal()][behind.ordinal()] = new State();
            }
        }
    }

    static char marker(Ere.Place place) {
        return (char) (FIRST_MARKER + place.ordinal());
    }

    static boolean isMarker(char c) {
        return c > BELOW_MARKERS && c < ABOVE_MARKERS;
    }

    static Automaton ofSubjects() {
        PlaceAutomaton places = new PlaceAutomaton();
        State start = new State();
        for (Side before : Side.values()) {
            for (Side behind : Side.values()) {
                places.connect(before, behind);
            }
        }
        for (Side behind : Side.values()) {
            places.copyMoves(places.at(Side.EDGE, behind), start);
        }
        Automaton automaton = new Automaton();
        automaton.setInitialState(start);
        automaton.setDeterministic(false);
        return automaton;
    }

    private State at(Side before, Side behind) {
        return states[before.ordinal()][behind.ordinal()];
    }

    private void connect(Side before, Side behind) {
        State here = at(before, behind);
        for (Ere.Place place : Ere.Place.values()) {
            if (holds(place, before, behind)) {
                here.addTransition(new Transition(marker(place), here));
            }
        }
        here.setAccept(behind == Side.EDGE);
        for (Side next : Side.values()) {
            addCharacters(behind, here, at(behind, next));
        }
    }

    private void copyMoves(State from, State to) {
        from.getTransitions().forEach(to::addTransition);
        to.setAccept(to.isAccept() || from.isAccept());
    }

    private static void addCharacters(Side kind, State from, State to) {
        switch (kind) {
            case EDGE -> {}
            case WORD -> addRanges(CharSet.word(), from, to);
            case OTHER -> addRanges(CharSet.word().complement(), from, to);
        }
    }

    private static void addRanges(CharSet set, State from, State to) {
        for (CharSet.Range range : set.ranges()) {
            from.addTransition(new Transition(range.first(), range.last(), to));
        }
        if (set.others()) {
            from.addTransition(new Transition('\u0080', BELOW_MARKERS, to));
            from.addTransition(new Transition(ABOVE_MARKERS, Character.MAX_VALUE, to));
        }
    }

    private static boolean holds(Ere.Place place, Side before, Side behind) {
        boolean wordBefore = before == Side.WORD;
        boolean wordBehind = behind == Side.WORD;
        return switch (place) {
            case START -> before == Side.EDGE;
            case END -> behind == Side.EDGE;
            case WORD_START -> !wordBefore && wordBehind;
            case WORD_END -> wordBefore && !wordBehind;
            case WORD_BOUNDARY -> wordBefore != wordBehind;
            case NO_WORD_BOUNDARY -> wordBefore == wordBehind;
        };
    }
}
