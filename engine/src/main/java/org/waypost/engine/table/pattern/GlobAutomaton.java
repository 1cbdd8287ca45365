package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;

/**
 * A host name pattern as an automaton. Because a star stops at the first place where the next
 * character stands, {@code *c} means {@code [^c]*c} and the language is regular.
 */
final class GlobAutomaton {
    private GlobAutomaton() {}

    static Automaton of(Glob glob) {
        String text = glob.text();
        State start = new State();
        State here = start;
        for (int i = 0; i < text.length(); i++) {
            here = text.charAt(i) == '*' ? star(text, i, here) : literal(text, i, here);
        }
        here.setAccept(true);
        Automaton automaton = new Automaton();
        automaton.setInitialState(start);
        automaton.setDeterministic(true);
        return automaton;
    }

    private static State literal(String text, int i, State here) {
        State next = new State();
        char c = text.charAt(i);
        if (!skipsTo(text, i)) {
            here.addTransition(new Transition(c, next));
        } else {
            here.addTransition(new Transition(c, next));
            allBut(c, here, here);
        }
        return next;
    }

    /** A star before more text is in the state of that text's first character. */
    private static State star(String text, int i, State here) {
        if (i < text.length() - 1) {
            return here;
        }
        State rest = new State();
        here.addTransition(new Transition(Character.MIN_VALUE, Character.MAX_VALUE, rest));
        rest.addTransition(new Transition(Character.MIN_VALUE, Character.MAX_VALUE, rest));
        return rest;
    }

    private static boolean skipsTo(String text, int i) {
        return i > 0 && text.charAt(i - 1) == '*';
    }

    private static void allBut(char c, State from, State to) {
        if (c > Character.MIN_VALUE) {
            from.addTransition(new Transition(Character.MIN_VALUE, (char) (c - 1), to));
        }
        if (c < Character.MAX_VALUE) {
            from.addTransition(new Transition((char) (c + 1), Character.MAX_VALUE, to));
        }
    }
}
