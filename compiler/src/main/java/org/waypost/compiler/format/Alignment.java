package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.List;
import org.waypost.grammar.SmtpdConfLexer;

/** Puts what belongs together under each other. */
final class Alignment {
    /** Names longer than this one push nobody else aside. */
    private static final int WIDEST_NAME = 32;

    /** Comments behind longer rows are not waited for. */
    private static final int WIDEST_ROW = 100;

    private Alignment() {}

    /** The signs between key and value of a map's entries that stand one a row. */
    static void entries(List<Row> rows) {
        List<Place> run = new ArrayList<>();
        for (Row row : rows) {
            int sign = loneSign(row);
            if (sign < 0) {
                align(run);
                run.clear();
            } else {
                run.add(new Place(row, sign - 1));
            }
        }
        align(run);
    }

    /** The index of the only sign of a row of the form {@code … { key = value}, else -1. */
    private static int loneSign(Row row) {
        int found = -1;
        for (int i = 0; i < row.pieces.size(); i++) {
            if (row.pieces.get(i).isAssignment()) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        boolean first = found == 1 && row.indent > 0;
        boolean behindBrace = found > 1 && row.pieces.get(found - 2).is(SmtpdConfLexer.LBRACE);
        return first || behindBrace ? found : -1;
    }

    /** Macros, tables and actions that follow one another directly; comments behind rows. */
    static void statements(List<Item> items) {
        List<Place> run = new ArrayList<>();
        String kind = "";
        List<Row> commented = new ArrayList<>();
        for (Item item : items) {
            Row row =
                    item instanceof Item.Laid laid && laid.oneRow() ? laid.rows().getFirst() : null;
            String next = row == null ? "" : kind(row);
            if (!next.equals(kind) || item.blankBefore() || next.isEmpty()) {
                align(run);
                run.clear();
                kind = next;
            }
            if (row != null && !next.isEmpty()) {
                run.add(new Place(row, next.equals(MACRO) ? 0 : 1));
            }
        }
        align(run);
        for (Item item : items) {
            Row row =
                    item instanceof Item.Laid laid && laid.oneRow() ? laid.rows().getFirst() : null;
            if (row == null || row.comment.isEmpty() || item.blankBefore()) {
                comments(commented);
                commented.clear();
            }
            if (row != null && !row.comment.isEmpty()) {
                commented.add(row);
            }
        }
        comments(commented);
    }

    private static final String MACRO = "=";

    private static String kind(Row row) {
        if (row.pieces.size() < 3) {
            return "";
        }
        if (row.pieces.get(1).is(SmtpdConfLexer.EQUALS)) {
            return MACRO;
        }
        String first = row.pieces.getFirst().text();
        return first.equals("table") || first.equals("action") ? first : "";
    }

    private record Place(Row row, int index) {
        int column() {
            return row.widthThrough(index);
        }
    }

    private static void align(List<Place> run) {
        int widest = 0;
        for (Place place : run) {
            if (place.column() - place.row.indent <= WIDEST_NAME) {
                widest = Math.max(widest, place.column());
            }
        }
        for (Place place : run) {
            place.row.pad(place.index, Math.max(0, widest - place.column()));
        }
    }

    private static void comments(List<Row> run) {
        int widest = 0;
        for (Row row : run) {
            if (row.width() <= WIDEST_ROW) {
                widest = Math.max(widest, row.width());
            }
        }
        for (Row row : run) {
            row.commentPadding = Math.max(0, widest - row.width());
        }
    }
}
