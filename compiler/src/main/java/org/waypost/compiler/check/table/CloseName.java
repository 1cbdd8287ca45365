package org.waypost.compiler.check.table;

import java.util.Collection;
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
        Optional<String> nearest = Optional.empty();
        int best = limit + 1;
        for (String name : names) {
            int longer = Math.abs(name.length() - wanted.length());
            if (longer > limit || name.startsWith("<")) {
                continue;
            }
            int distance = distance(name, wanted);
            boolean nearer =
                    distance < best
                            || distance == best
                                    && nearest.isPresent()
                                    && longer < Math.abs(nearest.get().length() - wanted.length());
            if (nearer) {
                nearest = Optional.of(name);
                best = distance;
            }
        }
        return nearest;
    }

    /** Letters to add, to drop, to change, or to swap with their neighbour. */
    private static int distance(String a, String b) {
        int[] twoAbove = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] = i == 0 ? j : Math.min(above[j], row[j - 1]) + 1;
                if (i > 0) {
                    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                    row[j] = Math.min(row[j], above[j - 1] + (same ? 0 : 1));
                }
                if (swapped(a, b, i, j)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            int[] free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }

    private static boolean swapped(String a, String b, int i, int j) {
        return i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
