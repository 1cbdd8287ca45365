package org.waypost.engine.rule;

import java.util.List;

/**
 * A configuration's rules, ready to be compiled or read one by one. First match wins; no match
 * rejects.
 *
 * @param subAddressDelimiter one character, {@code +} by default
 */
public record RuleProgram(Semantics semantics, String subAddressDelimiter, List<Rule> rules) {
    public RuleProgram {
        rules = List.copyOf(rules);
    }
}
