package org.waypost.compiler.check.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What was probably meant. */
public final class CloseName {
    private static final int MAX_LENGTH = 40;

    private CloseName() {}

    /** The nearest of {@code names} when it is at most a third of the letters away. */
    public static Optional<String> among(Collection<String> names, String wanted) {
        if (wanted.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int limit = Math.max(1, wanted.length() / 3);
        return names.stream()
                .filter(n -> !n.startsWith("<") && Math.abs(n.length() - wanted.length()) <= limit)
                .filter(n -> distance(n, wanted) <= limit)
                .min(Comparator.comparingInt(n -> distance(n, wanted)));
    }

    /** Letters to add, to drop or to change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
