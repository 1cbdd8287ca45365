package org.waypost.lsp.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutlinesTest {
    private static final List<String> PIECES =
            List.of(
                    "table t { a, b }\n",
                    "match from any for local action \"a\"\n",
                    "include \"x\"\n",
                    "\r\n",
                    "\n",
                    "\\\n",
                    "\\",
                    "\"",
                    "'",
                    "# c \ud83d\ude00",
                    " ",
                    "{",
                    "}",
                    "$m",
                    "m = 1\n",
                    "\ud83d\ude00");

    /** Whatever is changed: cut again where it changed, a text is as if cut as a whole. */
    @Property(tries = 300)
    void aChangedTextIsReadAsANewOne(@ForAll long seed) {
        Random random = new Random(seed);
        Outlines outlines = new Outlines();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        for (int i = 0; i < 30; i++) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(8));
            String piece = random.nextInt(4) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
            text.replace(start, end, piece);
            Outline changed = outlines.of(text.toString());
            Outline fresh = Outline.of(text.toString());
            assertThat(changed.lexemes()).isEqualTo(fresh.lexemes());
            assertThat(changed.statements()).isEqualTo(fresh.statements());
        }
    }

    @Test
    void namesAreAlikeUntilOneIsChanged() {
        Outline before = Outline.of("table a { x }\nmatch for any reject\ninclude \"f\"\n");
        assertThat(before.namesAlike(Outline.of("table a { y, z }\n# x\ninclude \"f\"\n"))).isTrue();
        assertThat(before.namesAlike(Outline.of("table b { x }\ninclude \"f\"\n"))).isFalse();
        assertThat(before.namesAlike(Outline.of("table a { x }\ninclude \"g\"\n"))).isFalse();
        assertThat(before.namesAlike(Outline.of("table a { x }\n"))).isFalse();
    }
}
