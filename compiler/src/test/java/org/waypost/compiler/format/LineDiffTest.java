package org.waypost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void showsWhatChangedWithItsSurroundings() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\nold\n14";
        String after = "1\nnew\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n14\n";
        assertThat(LineDiff.of("f", before, after))
                .isEqualTo(
                        """
                        --- f
                        +++ f formatted
                        @@ -1,4 +1,5 @@
                         1
                        +new
                         2
                         3
                         4
                        @@ -10,5 +11,4 @@
                         10
                         11
                         12
                        -old
                        -14
                        \\ No newline at end of file
                        +14
                        """);
    }

    @Test
    void equalTextsHaveNone() {
        assertThat(LineDiff.of("f", "a", "a")).isEmpty();
    }

    @Test
    void hugeChangesAreOneBlock() {
        String many = "x\n".repeat(3_000);
        assertThat(LineDiff.of("f", many, "y\n".repeat(3_000))).hasLineCount(6_003);
    }
}
