package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;

/** The texts that a pattern matches, and whose pattern it is. */
record OwnedAutomaton(Automaton automaton, int owner) {}
