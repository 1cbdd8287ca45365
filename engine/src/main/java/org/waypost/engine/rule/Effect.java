package org.waypost.engine.rule;

/** What a rule that matched does. */
public sealed interface Effect {
    record Reject() implements Effect {}

    record Accept(Action action) implements Effect {}
}
