package org.waypost.compiler.mailtest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.engine.rule.Rule;

/**
 * Which rules the cases of one file lead to, also by way of an alias.
 *
 * @param rules how many there are
 * @param missed those that decide about no case, in the order of the file
 */
public record Coverage(int rules, List<Rule> missed) {
    public Coverage {
        missed = List.copyOf(missed);
    }

    static Coverage of(List<Rule> rules, Set<Integer> decided) {
        return new Coverage(
                rules.size(),
                rules.stream().filter(rule -> !decided.contains(rule.number())).toList());
    }

    /** {@code 2 of 3 rules covered; no case for line 17}. */
    public String sentence() {
        String covered = (rules - missed.size()) + " of " + rules + " rules covered";
        return missed.isEmpty()
                ? covered
                : covered
                        + "; no case for line "
                        + missed.stream()
                                .map(rule -> Integer.toString(rule.source().line()))
                                .collect(Collectors.joining(", "));
    }
}
