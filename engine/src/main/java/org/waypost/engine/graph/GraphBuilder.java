package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.graph.bits.LiveSet;
import org.waypost.engine.reading.Reading;

/**
 * Makes the graph of a program: from the state in which every clause may hold, one question at a
 * time. The next question is of the earliest phase that any live clause still needs, so that what
 * is left after a phase is a node; within the phase it is the one that most live clauses need. A
 * table outside is asked when the first live clause is one that asks and its tests are settled:
 * then the rule-by-rule reading has come to it.
 */
final class GraphBuilder {
    private final ClauseProgram program;
    private final List<Clause> clauses;
    private final GraphLimits limits;
    private final ClauseRows rows;
    private final StateReducer reducer;
    private final NodeStore store = new NodeStore();
    private final Map<GraphState, Node> known = new HashMap<>();
    private long work;
    private long openWords;
    private Node.@Nullable Intersect everything;

    GraphBuilder(ClauseProgram program, GraphLimits limits) {
        this.program = program;
        this.clauses = program.clauses();
        this.limits = limits;
        this.rows = new ClauseRows(program);
        this.reducer = new StateReducer(program);
    }

    Node build() {
        if (program.dimensions().list().size() > GraphLimits.MAX_DEPTH
                || program.externals().size() > GraphLimits.MAX_DEPTH) {
            return everything();
        }
        long[] all = new long[rows.words()];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.allInWord(i);
        }
        return node(new GraphState(LiveSet.of(all), -1L, 0, 0, 0));
    }

    /** All nodes that were made, in order of their ids. */
    List<Node> nodes() {
        return store.nodes();
    }

    private Node node(GraphState state) {
        GraphState reduced = reducer.reduced(state);
        work += rows.words();
        Node found = known.get(reduced);
        if (found != null) {
            return found;
        }
        Node made = make(reduced);
        known.put(reduced, made);
        return made;
    }

    private Node make(GraphState state) {
        int first = state.live().next(0);
        if (first < 0) {
            return store.leaf(new Ending.NoRule());
        }
        if (store.edges() > limits.maxEdges() || work > limits.maxWork()) {
            return intersect(state);
        }
        if (!reducer.isResolved(first, state)) {
            return look(state, rows.rows(choose(state)));
        }
        return switch (clauses.get(first).outcome()) {
            case Clause.Outcome.Ends(Ending ending) -> store.leaf(ending);
            case Clause.Outcome.Asks asks -> ask(state, asks);
        };
    }

    /** What is left, or all of the program once more when there is no room to keep that. */
    private Node intersect(GraphState state) {
        Node whole = everything();
        if (openWords > limits.maxOpenWords()) {
            return whole;
        }
        OpenClauses open = OpenClauses.of(rows, state);
        openWords += open.size();
        return store.intersect(open);
    }

    private Node.Intersect everything() {
        if (everything == null) {
            everything = store.intersect(OpenClauses.whole(rows));
        }
        return everything;
    }

    /** All clauses, when there was no room for the graph to end in leaves only. */
    Optional<OpenClauses> overflow() {
        return everything == null ? Optional.empty() : Optional.of(everything.open());
    }

    private Node ask(GraphState state, Clause.Outcome.Asks asks) {
        int external = asks.external().index();
        Node yes = node(state.with(external, Reply.YES));
        Node no = node(state.with(external, Reply.NO));
        boolean mayBeNeither = Reading.neverWhenUnknown(asks.external().condition());
        Node neither = mayBeNeither ? node(state.with(external, Reply.NEITHER)) : no;
        return store.ask(asks, yes, no, neither);
    }

    /** The dimension to look at next. */
    private int choose(GraphState state) {
        int[] needs = new int[GraphLimits.MAX_DEPTH];
        LiveSet live = state.live();
        for (int c = live.next(0); c >= 0; c = live.next(c + 1)) {
            long open = reducer.dimensionsOf(c) & state.dimensions();
            while (open != 0) {
                needs[Long.numberOfTrailingZeros(open)]++;
                open &= open - 1;
            }
        }
        int best = -1;
        for (int d = 0; d < needs.length; d++) {
            if (needs[d] > 0 && (best < 0 || isBetter(d, best, needs))) {
                best = d;
            }
        }
        return best;
    }

    private boolean isBetter(int one, int other, int[] needs) {
        int order = phase(one).compareTo(phase(other));
        return order < 0 || (order == 0 && needs[one] > needs[other]);
    }

    private Phase phase(int dimension) {
        return program.dimensions().list().get(dimension).phase();
    }

    private Node look(GraphState state, DimensionRows dimensionRows) {
        Dimension dimension = dimensionRows.dimension();
        int[] unusual = dimensionRows.unusualClasses(atoms(state, dimension.index()));
        if (unusual.length > limits.maxEdges()) {
            return intersect(state);
        }
        Node otherwise = node(next(state, dimensionRows, -1));
        List<ClassEdges.Branch> branches = new ArrayList<>();
        for (int classId : unusual) {
            Node target = node(next(state, dimensionRows, classId));
            if (target != otherwise) {
                branches.add(new ClassEdges.Branch(classId, target));
            }
        }
        return branches.isEmpty()
                ? otherwise
                : store.switchOn(dimension, new ClassEdges(otherwise, branches));
    }

    /**
     * @param classId -1 is the class with the usual atoms
     */
    private GraphState next(GraphState state, DimensionRows dimensionRows, int classId) {
        LiveSet live = state.live();
        long[] left = new long[rows.words()];
        for (int w = live.first(); w < live.end(); w++) {
            long row = classId < 0 ? dimensionRows.usualWord(w) : dimensionRows.word(classId, w);
            left[w] = live.word(w) & row;
        }
        work += live.words().length;
        return state.without(dimensionRows.dimension().index(), LiveSet.of(left));
    }

    /** The atoms of a dimension that live clauses test. */
    private BitSet atoms(GraphState state, int dimension) {
        BitSet atoms = new BitSet();
        LiveSet live = state.live();
        for (int c = live.next(0); c >= 0; c = live.next(c + 1)) {
            for (Clause.Literal literal : clauses.get(c).literals()) {
                if (literal.dimension() == dimension) {
                    atoms.set(literal.atom().atom());
                }
            }
        }
        return atoms;
    }
}
