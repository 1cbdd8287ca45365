package org.waypost.engine.eval;

/** What came of one condition. */
sealed interface Outcome {
    Outcome HOLDS = new Holds();
    Outcome FAILS = new Fails();
    Outcome STOPS = new Stops();

    /** The next condition of the rule is asked. */
    record Holds() implements Outcome {}

    /** The next rule is asked. */
    record Fails() implements Outcome {}

    /** No rule is asked any more, and none has matched. */
    record Stops() implements Outcome {}

    /** The question could not be answered: the decision is a temporary failure. */
    record Broken(String reason) implements Outcome {}

    /** The answer has to come from outside first. */
    record Asks(LookupNeed need) implements Outcome {}
}
