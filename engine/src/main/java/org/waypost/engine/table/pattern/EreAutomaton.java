package org.waypost.engine.table.pattern;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicAutomata;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.State;
import dk.brics.automaton.StatePair;
import dk.brics.automaton.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The subjects in which a regular expression matches somewhere, as an automaton without empty
 * moves.
 *
 * <p>Anchors are read as invisible characters that stand between the visible ones: an anchor eats
 * one, a subject has as many as are wanted of those that hold at a place and none of the others
 * ({@link PlaceAutomaton}), and at the end they are wiped out.
 */
final class EreAutomaton {
    private EreAutomaton() {}

    /** Empty for what no automaton of bounded size can do: back references and huge bounds. */
    static Optional<Automaton> of(Ere ere) {
        if (hasBackReference(ere) || copies(ere) > PatternLimits.MAX_COPIES) {
            return Optional.empty();
        }
        Ends ends = Ends.of(ere);
        if (!hasAnchor(ends.inner)) {
            return Optional.of(reduced(somewhere(ends.inner, !ends.start, !ends.end)));
        }
        Automaton marked =
                BasicOperations.intersection(
                        somewhere(ere, true, true), PlaceAutomaton.ofSubjects());
        return Optional.of(reduced(wiped(marked)));
    }

    private static Automaton somewhere(Ere ere, boolean openStart, boolean openEnd) {
        List<Automaton> parts = new ArrayList<>();
        Automaton anything = BasicOperations.repeat(BasicAutomata.makeAnyChar());
        if (openStart) {
            parts.add(anything);
        }
        parts.add(automaton(ere));
        if (openEnd) {
            parts.add(anything.clone());
        }
        return BasicOperations.concatenate(parts);
    }

    /**
     * An expression without the anchors at its very ends, where nearly all anchors are: those need
     * no invisible characters.
     */
    private record Ends(Ere inner, boolean start, boolean end) {
        static Ends of(Ere ere) {
            List<Ere> parts = ere instanceof Ere.Sequence(var all) ? all : List.of(ere);
            boolean start = !parts.isEmpty() && is(parts.getFirst(), Ere.Place.START);
            int from = start ? 1 : 0;
            boolean end = parts.size() > from && is(parts.getLast(), Ere.Place.END);
            List<Ere> inner = parts.subList(from, parts.size() - (end ? 1 : 0));
            return new Ends(
                    inner.isEmpty() ? new Ere.Empty() : new Ere.Sequence(inner), start, end);
        }

        private static boolean is(Ere part, Ere.Place place) {
            return part instanceof Ere.Anchor anchor && anchor.place() == place;
        }
    }

    /** As small as can be, where making it so is sure to be cheap. */
    private static Automaton reduced(Automaton automaton) {
        List<PatternSet.Owned> alone = List.of(new PatternSet.Owned(automaton, 0));
        if (PatternDfaBuilder.build(alone, PatternLimits.REDUCED).isPresent()) {
            automaton.minimize();
        }
        return automaton;
    }

    private static Automaton automaton(Ere ere) {
        return switch (ere) {
            case Ere.Empty() -> BasicAutomata.makeEmptyString();
            case Ere.OneOf(CharSet set) -> oneOf(set);
            case Ere.Sequence(var parts) ->
                    BasicOperations.concatenate(
                            parts.stream().map(EreAutomaton::automaton).toList());
            case Ere.Choice(var branches) ->
                    BasicOperations.union(branches.stream().map(EreAutomaton::automaton).toList());
            case Ere.Repeat(Ere body, int min, int max) ->
                    max == Ere.UNBOUNDED
                            ? BasicOperations.repeat(automaton(body), min)
                            : BasicOperations.repeat(automaton(body), min, max);
            case Ere.Group(Ere body, _) -> automaton(body);
            case Ere.Anchor(Ere.Place place) ->
                    BasicAutomata.makeChar(PlaceAutomaton.marker(place));
            case Ere.BackReference _ -> throw new IllegalArgumentException("not regular");
        };
    }

    private static Automaton oneOf(CharSet set) {
        List<Automaton> ranges = new ArrayList<>();
        for (CharSet.Range range : set.ranges()) {
            ranges.add(BasicAutomata.makeCharRange(range.first(), range.last()));
        }
        if (set.others()) {
            ranges.add(BasicAutomata.makeCharRange('\u0080', PlaceAutomaton.BELOW_MARKERS));
            ranges.add(
                    BasicAutomata.makeCharRange(PlaceAutomaton.ABOVE_MARKERS, Character.MAX_VALUE));
        }
        return BasicOperations.union(ranges);
    }

    /** Moves over invisible characters become empty moves, which are then folded in. */
    private static Automaton wiped(Automaton marked) {
        List<StatePair> emptyMoves = new ArrayList<>();
        for (State state : marked.getStates()) {
            List<Transition> old = List.copyOf(state.getTransitions());
            for (Transition move : old) {
                if (PlaceAutomaton.isMarker(move.getMin())) {
                    emptyMoves.add(new StatePair(state, move.getDest()));
                    state.getTransitions().remove(move);
                }
            }
        }
        marked.setDeterministic(false);
        marked.addEpsilons(emptyMoves);
        marked.removeDeadTransitions();
        return marked;
    }

    private static boolean hasAnchor(Ere ere) {
        return switch (ere) {
            case Ere.Anchor _ -> true;
            case Ere.Empty(), Ere.OneOf _, Ere.BackReference _ -> false;
            case Ere.Sequence(var parts) -> parts.stream().anyMatch(EreAutomaton::hasAnchor);
            case Ere.Choice(var parts) -> parts.stream().anyMatch(EreAutomaton::hasAnchor);
            case Ere.Repeat(Ere body, _, _) -> hasAnchor(body);
            case Ere.Group(Ere body, _) -> hasAnchor(body);
        };
    }

    private static boolean hasBackReference(Ere ere) {
        return switch (ere) {
            case Ere.BackReference _ -> true;
            case Ere.Empty(), Ere.OneOf _, Ere.Anchor _ -> false;
            case Ere.Sequence(var parts) -> parts.stream().anyMatch(EreAutomaton::hasBackReference);
            case Ere.Choice(var parts) -> parts.stream().anyMatch(EreAutomaton::hasBackReference);
            case Ere.Repeat(Ere body, _, _) -> hasBackReference(body);
            case Ere.Group(Ere body, _) -> hasBackReference(body);
        };
    }

    /** How many characters the expression has once its bounds are written out. */
    private static long copies(Ere ere) {
        return switch (ere) {
            case Ere.Empty(), Ere.OneOf _, Ere.Anchor _, Ere.BackReference _ -> 1;
            case Ere.Sequence(var parts) -> parts.stream().mapToLong(EreAutomaton::copies).sum();
            case Ere.Choice(var parts) -> parts.stream().mapToLong(EreAutomaton::copies).sum();
            case Ere.Repeat(Ere body, int min, int max) ->
                    Math.min(copies(body), Integer.MAX_VALUE) * Math.max(1, Math.max(min, max));
            case Ere.Group(Ere body, _) -> copies(body);
        };
    }
}
