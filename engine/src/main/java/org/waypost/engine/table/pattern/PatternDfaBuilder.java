package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The subset construction over several automata at once, which gives up when it has made too many
 * states or done too much work.
 */
final class PatternDfaBuilder {
    private final int maxStates;
    private final List<State> states = new ArrayList<>();
    private final List<Integer> patterns = new ArrayList<>();
    private final Map<State, Integer> numbers = new IdentityHashMap<>();
    private final Map<Subset, Integer> known = new HashMap<>();
    private final List<Subset> subsets = new ArrayList<>();
    private final CharClasses classes;
    private long work;

    private PatternDfaBuilder(List<Automaton> automata, int maxStates) {
        this.maxStates = maxStates;
        SortedSet<Character> starts = new TreeSet<>();
        for (int pattern = 0; pattern < automata.size(); pattern++) {
            number(automata.get(pattern), pattern, starts);
        }
        starts.remove(Character.MIN_VALUE);
        this.classes = new CharClasses(starts);
    }

    /** Empty when the automaton would be too large. */
    static Optional<PatternDfa> build(List<Automaton> automata, int maxStates) {
        PatternDfaBuilder builder = new PatternDfaBuilder(automata, maxStates);
        int[] initial =
                automata.stream()
                        .mapToInt(a -> builder.numbers.get(a.getInitialState()))
                        .sorted()
                        .toArray();
        builder.reserve(new Subset(new int[0]));
        builder.reserve(new Subset(initial));
        return builder.expand();
    }

    private void number(Automaton automaton, int pattern, SortedSet<Character> starts) {
        for (State state : automaton.getStates()) {
            numbers.put(state, states.size());
            states.add(state);
            patterns.add(pattern);
            for (Transition move : state.getTransitions()) {
                starts.add(move.getMin());
                if (move.getMax() < Character.MAX_VALUE) {
                    starts.add((char) (move.getMax() + 1));
                }
            }
        }
    }

    /** The next number, also where there is no pattern and the start is as dead as the dead one. */
    private void reserve(Subset subset) {
        known.putIfAbsent(subset, subsets.size());
        subsets.add(subset);
    }

    private int intern(Subset subset) {
        return known.computeIfAbsent(
                subset,
                s -> {
                    subsets.add(s);
                    return subsets.size() - 1;
                });
    }

    private Optional<PatternDfa> expand() {
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < subsets.size(); i++) {
            if (subsets.size() > maxStates || work > PatternLimits.MAX_WORK) {
                return Optional.empty();
            }
            rows.add(row(subsets.get(i)));
        }
        int[] moves = rows.stream().flatMapToInt(Arrays::stream).toArray();
        int[][] accepts = subsets.stream().map(this::accepted).toArray(int[][]::new);
        return Optional.of(new PatternDfa(classes, moves, accepts));
    }

    private int[] row(Subset subset) {
        TargetSets targets = new TargetSets(classes.count());
        for (int member : subset.members) {
            for (Transition move : states.get(member).getTransitions()) {
                int first = classes.of(move.getMin());
                int last = classes.of(move.getMax());
                targets.add(first, last, numbers.get(move.getDest()));
                work += last - first + 1;
            }
        }
        int[] row = new int[classes.count()];
        for (int c = 0; c < row.length; c++) {
            row[c] = intern(new Subset(targets.sorted(c)));
        }
        work += row.length;
        return row;
    }

    private int[] accepted(Subset subset) {
        return Arrays.stream(subset.members)
                .filter(m -> states.get(m).isAccept())
                .map(patterns::get)
                .distinct()
                .sorted()
                .toArray();
    }

    /** States of the given automata, in order. */
    private record Subset(int[] members) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Subset subset && Arrays.equals(members, subset.members);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(members);
        }
    }
}
