package org.waypost.compiler.decide;

import java.util.Arrays;
import java.util.Optional;

/**
 * One line of an envelope file: {@code tag source auth helo mail-from rcpt-to [rdns] [rule decision
 * action] [internal]}, tab-separated. A line that begins with {@code #} and has no tab is a remark.
 *
 * @param expected the last three columns, when they are there
 */
public record EnvelopeRow(EnvelopeText envelope, Optional<Decision> expected) {
    private static final int FACTS = 6;
    private static final int DECISION = 3;
    private static final String INTERNAL = "internal";
    private static final String UNKNOWN_NAME = "<unknown>";

    /** Whether the line is for people only. */
    public static boolean isRemark(String line) {
        return line.startsWith("#") && line.indexOf('\t') < 0;
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException with one sentence, when it has not the columns
     */
    public static EnvelopeRow parse(String line) {
        String[] columns = line.split("\t", -1);
        int count = columns.length;
        boolean internal = count > FACTS && columns[count - 1].equals(INTERNAL);
        int rest = count - (internal ? 1 : 0) - FACTS;
        if (rest != 0 && rest != 1 && rest != DECISION && rest != DECISION + 1) {
            throw new IllegalArgumentException(
                    "expected 6 columns, or 7 with the reverse name, and 3 more with the decision;"
                            + " found "
                            + count);
        }
        boolean hasName = rest == 1 || rest == DECISION + 1;
        Optional<Decision> expected =
                rest < DECISION ? Optional.empty() : Optional.of(decision(columns, hasName));
        return new EnvelopeRow(
                envelope(columns, hasName ? columns[FACTS] : UNKNOWN_NAME, internal), expected);
    }

    private static Decision decision(String[] columns, boolean hasName) {
        int at = FACTS + (hasName ? 1 : 0);
        Decision decision = new Decision(columns[at], columns[at + 1], columns[at + 2]);
        if (!decision.isOne()) {
            throw new IllegalArgumentException(
                    "expected a rule, a decision and an action in columns "
                            + (at + 1)
                            + " to "
                            + (at + DECISION)
                            + ", found "
                            + String.join(" ", Arrays.asList(columns).subList(at, at + DECISION)));
        }
        return decision;
    }

    private static EnvelopeText envelope(String[] columns, String reverseName, boolean internal) {
        boolean named = !reverseName.isEmpty() && !reverseName.equals(UNKNOWN_NAME);
        return new EnvelopeText(
                columns[0].equals("-") ? "" : columns[0],
                columns[1],
                columns[2].equals("0") || columns[2].isEmpty()
                        ? Optional.empty()
                        : Optional.of(columns[2]),
                false,
                columns[3],
                named ? Optional.of(reverseName) : Optional.empty(),
                columns[4],
                columns[5],
                internal);
    }
}
