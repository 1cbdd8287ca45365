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
                .min(
                        Comparator.<String>comparingInt(n -> distance(n, wanted))
                                .thenComparingInt(n -> Math.abs(n.length() - wanted.length())));
    }

    /** Letters to add, to drop, to change, or to swap with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, new int[] {i, j});
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int[] at) {
        int i = at[0];
        int j = at[1];
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
