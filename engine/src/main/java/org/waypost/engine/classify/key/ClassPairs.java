package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;

/** The union of any class of one group and any of another, worked out in advance. */
final class ClassPairs {
    private final int[] rows;
    private final int[] columns;
    private final int[] unions;
    private final int width;

    private ClassPairs(SortedSet<Integer> rowClasses, SortedSet<Integer> columnClasses) {
        this.rows = places(rowClasses);
        this.columns = places(columnClasses);
        this.width = columnClasses.size();
        this.unions = new int[rowClasses.size() * width];
    }

    private ClassPairs(int[] rows, int[] columns, int[] unions, int width) {
        this.rows = rows;
        this.columns = columns;
        this.unions = unions;
        this.width = width;
    }

    void pack(PackWriter out) throws IOException {
        out.put(width);
        out.put(rows);
        out.put(columns);
        out.put(unions);
    }

    /**
     * @param classes how many a union can be
     */
    static ClassPairs unpack(PackReader in, int classes) throws BrokenPack {
        int width = in.number(KeyLimits.MAX_PAIRS + 1);
        int[] rows = in.numbers(0, KeyLimits.MAX_PAIRS);
        int[] columns = in.numbers(0, Math.max(1, width));
        int[] unions = in.numbers(0, classes);
        boolean fit = rows.length > 0 && columns.length > 0 && width > 0;
        for (int row : rows) {
            fit &= ((long) row + 1) * width <= unions.length;
        }
        PackReader.check(fit);
        return new ClassPairs(rows, columns, unions, width);
    }

    /** Behind the largest class of the first group. */
    int rowsEnd() {
        return rows.length;
    }

    /** Behind the largest class of the second group. */
    int columnsEnd() {
        return columns.length;
    }

    /** Empty when there would be too many. */
    static Optional<ClassPairs> of(int[] rows, TextTable columns, ClassSpace space) {
        SortedSet<Integer> rowClasses = withNone();
        for (int row : rows) {
            rowClasses.add(row);
        }
        SortedSet<Integer> columnClasses = withNone();
        columns.replaceAll(
                (_, value) -> {
                    columnClasses.add(value);
                    return value;
                });
        return of(rowClasses, columnClasses, space);
    }

    static Optional<ClassPairs> of(
            SortedSet<Integer> rowClasses, SortedSet<Integer> columnClasses, ClassSpace space) {
        if ((long) rowClasses.size() * columnClasses.size() > KeyLimits.MAX_PAIRS) {
            return Optional.empty();
        }
        ClassPairs pairs = new ClassPairs(rowClasses, columnClasses);
        for (int row : rowClasses) {
            for (int column : columnClasses) {
                pairs.unions[pairs.cell(row, column)] = space.union(row, column);
            }
        }
        return Optional.of(pairs);
    }

    static SortedSet<Integer> withNone() {
        SortedSet<Integer> classes = new TreeSet<>();
        classes.add(ClassSpace.NONE);
        return classes;
    }

    /** The union of a class of the first group and one of the second. */
    int of(int row, int column) {
        return unions[cell(row, column)];
    }

    void renumber(IntUnaryOperator numbers) {
        Arrays.setAll(unions, cell -> numbers.applyAsInt(unions[cell]));
    }

    private int cell(int row, int column) {
        return rows[row] * width + columns[column];
    }

    /** By class: its place in the group. */
    private static int[] places(SortedSet<Integer> classes) {
        int[] places = new int[classes.last() + 1];
        int next = 0;
        for (int classId : classes) {
            places[classId] = next++;
        }
        return places;
    }
}
