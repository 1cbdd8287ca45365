package org.waypost.mta.demo;

import java.io.PrintStream;

/** How the demonstration is printed: a heading for each scene, three paragraphs under it. */
final class Telling {
    private static final int WIDTH = 78;

    private final PrintStream out;

    Telling(PrintStream out) {
        this.out = out;
    }

    void heading(int number, String title) {
        String head = "== " + number + ". " + title + " ";
        line("");
        line(head + "=".repeat(Math.max(0, WIDTH - head.length())));
    }

    void paragraph(String title) {
        line("");
        line("  " + title);
    }

    void detail(String text) {
        line("    " + text);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }
}
