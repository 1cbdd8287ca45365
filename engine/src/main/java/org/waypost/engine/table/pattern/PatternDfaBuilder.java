package org.waypost.engine.table.pattern;

import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
    private final PatternSet.Budget budget;
    private final List<State> states = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final BitSet certain = new BitSet();
    private final Map<State, Integer> numbers = new IdentityHashMap<>();
    private final Map<Subset, Integer> known = new HashMap<>();
    private final List<Subset> subsets = new ArrayList<>();
    private final CharClasses classes;
    private long work;

    private PatternDfaBuilder(List<PatternSet.Owned> automata, PatternSet.Budget budget) {
        this.budget = budget;
        SortedSet<Character> starts = new TreeSet<>();
        for (PatternSet.Owned automaton : automata) {
            number(automaton, starts);
        }
        starts.remove(Character.MIN_VALUE);
        this.classes = new CharClasses(starts);
    }

    /** Empty when the automaton would be too large. */
    static Optional<PatternDfa> build(List<PatternSet.Owned> automata, PatternSet.Budget budget) {
        PatternDfaBuilder builder = new PatternDfaBuilder(automata, budget);
        int[] initial =
                automata.stream()
                        .mapToInt(a -> builder.numbers.get(a.automaton().getInitialState()))
                        .sorted()
                        .toArray();
        builder.reserve(new Subset(new int[0]));
        builder.reserve(new Subset(initial));
        return builder.expand();
    }

    private void number(PatternSet.Owned automaton, SortedSet<Character> starts) {
        for (State state : automaton.automaton().getStates()) {
            certain.set(states.size(), isCertain(state));
            numbers.put(state, states.size());
            states.add(state);
            owners.add(automaton.owner());
            for (Transition move : state.getTransitions()) {
                starts.add(move.getMin());
                if (move.getMax() < Character.MAX_VALUE) {
                    starts.add((char) (move.getMax() + 1));
                }
            }
        }
    }

    /** Whether the pattern is met whatever follows; markers never do. */
    private static boolean isCertain(State state) {
        int covered = 0;
        for (Transition move : state.getTransitions()) {
            covered += move.getDest() == state ? move.getMax() - move.getMin() + 1 : 0;
        }
        return state.isAccept() && covered >= PlaceAutomaton.VISIBLE;
    }

    /**
     * Once a pattern is certainly met, the other patterns of its owner do not matter: without this,
     * patterns that may match anywhere would make a state for every set of them.
     */
    private int[] relevant(int[] members) {
        BitSet settled = new BitSet();
        for (int member : members) {
            if (certain.get(member)) {
                settled.set(owners.get(member));
            }
        }
        if (settled.isEmpty()) {
            return members;
        }
        BitSet kept = new BitSet();
        return Arrays.stream(members)
                .filter(m -> isFirstOfSettled(m, settled, kept) || !settled.get(owners.get(m)))
                .toArray();
    }

    private boolean isFirstOfSettled(int member, BitSet settled, BitSet kept) {
        int owner = owners.get(member);
        if (!certain.get(member) || !settled.get(owner) || kept.get(owner)) {
            return false;
        }
        kept.set(owner);
        return true;
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
            if (subsets.size() > budget.states() || work > budget.steps()) {
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
            boolean isNew = c == 0 || targets.changesAt(c);
            row[c] = isNew ? intern(new Subset(relevant(targets.sorted(c)))) : row[c - 1];
        }
        work += row.length;
        return row;
    }

    private int[] accepted(Subset subset) {
        return Arrays.stream(subset.members)
                .filter(m -> states.get(m).isAccept())
                .map(owners::get)
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
