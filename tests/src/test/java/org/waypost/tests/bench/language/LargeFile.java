package org.waypost.tests.bench.language;

/** Configurations of any length, like those that people generate. Stateless, any thread. */
public final class LargeFile {
    private static final int ACTIONS = 50;
    private static final String TABLE =
            "table t%1$d { \"d%1$d.example.com\", \"e%1$d.example.org\" }\n";
    private static final String ACTION =
            "action \"a%1$d\" relay host \"smtp://h%1$d.example.com\"\n";

    private LargeFile() {}

    /** Good statements: tables, then rules that use them in turn. */
    public static String modern(int lines, int tables) {
        StringBuilder text = new StringBuilder("listen on lo port 25\n");
        for (int table = 0; table < tables; table++) {
            text.append(TABLE.formatted(table));
        }
        for (int action = 0; action < ACTIONS && action < lines; action++) {
            text.append(ACTION.formatted(action));
        }
        for (int line = tables + ACTIONS + 1; line < lines; line++) {
            text.append(rule(line, line % tables)).append(line % ACTIONS).append("\"\n");
        }
        return text.toString();
    }

    /** Thirty lines. */
    public static String small() {
        StringBuilder text = new StringBuilder("listen on lo port 25\naction \"a0\" relay\n");
        for (int table = 0; table < 5; table++) {
            text.append("table t%d { \"d%d.example.com\" }\n".formatted(table, table));
        }
        for (int line = 7; line < 30; line++) {
            text.append(rule(line, line % 5)).append("0\"\n");
        }
        return text.toString();
    }

    private static String rule(int line, int table) {
        return switch (line % 3) {
            case 0 -> "match from any for domain <t" + table + "> action \"a";
            case 1 ->
                    "match auth from any mail-from { \"u"
                            + line
                            + "@example.com\" } for domain \"x"
                            + line
                            + ".example.com\" action \"a";
            default ->
                    "match from src { 10."
                            + (line >> 8 & 255)
                            + "."
                            + (line & 255)
                            + ".0/24 } for any action \"a";
        };
    }

    /** The same of the classic dialect. */
    public static String classic(int lines, int tables) {
        StringBuilder text = new StringBuilder("listen on lo port 25\n");
        for (int table = 0; table < tables; table++) {
            text.append(TABLE.formatted(table));
        }
        for (int line = tables + 1; line < lines; line++) {
            text.append(
                    line % 2 == 0
                            ? "accept from any for domain <t" + line % tables + "> relay\n"
                            : "accept from source { 10."
                                    + (line >> 8 & 255)
                                    + "."
                                    + (line & 255)
                                    + ".0/24 } for any relay via \"smtp://h.example.com\"\n");
        }
        return text.toString();
    }

    /** A fault on every line: a table that is not there, a word that is misspelt. */
    public static String faulty(int lines) {
        StringBuilder text = new StringBuilder("action \"a\" relay\n");
        for (int line = 1; line < lines; line++) {
            text.append(
                    line % 2 == 0
                            ? "match from any for domain <t" + line + "> action \"a\"\n"
                            : "match from any for domain \"d" + line + "\" actoin \"a\"\n");
        }
        return text.toString();
    }
}
