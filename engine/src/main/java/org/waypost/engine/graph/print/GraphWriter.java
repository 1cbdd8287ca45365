package org.waypost.engine.graph.print;

import java.util.List;

/** Gets the steps of a graph in the order in which a reader meets them. */
interface GraphWriter {
    /** Where a way leads: to a step by number, or to an end in words. */
    sealed interface Target {
        record ToStep(int number) implements Target {}

        record ToEnd(End end) implements Target {}
    }

    /**
     * @param text in words
     * @param rejects whether the envelope is refused
     */
    record End(String text, boolean rejects) {}

    /** One way on. */
    record Way(String label, Target target) {}

    void begin(Target first);

    void step(int number, String question, List<Way> ways);

    String end();
}
