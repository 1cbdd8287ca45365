package org.waypost.compiler.reference;

import java.util.List;
import org.waypost.compiler.diagnostic.Page;

/** The page about one code of a diagnostic, and the list of all. */
final class CodePage {
    private static final String HEAD =
            """
            # What the messages mean

            A page for each code that a message of `waypost check` carries, made from \
            `pages.txt` by `waypost help --pages`;
            `waypost help CODE` shows the same in a terminal. In the examples `␍` is a \
            carriage return, `␟` a byte order mark and `…`
            a thousand more of the same letter.

            | code | what is wrong |
            |---|---|
            """;

    private CodePage() {}

    static String text(Page page) {
        return page.markdown() + "\n[All codes](README.md)\n";
    }

    static String list(List<Page> pages) {
        StringBuilder out = new StringBuilder(HEAD);
        for (Page page : pages) {
            String what = page.what().replace("\n", " ").replace("|", "\\|");
            out.append("| [%s](%s.md) | %s |\n".formatted(page.code(), page.code(), what));
        }
        return out.toString();
    }
}
