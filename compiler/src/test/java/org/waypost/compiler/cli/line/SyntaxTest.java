package org.waypost.compiler.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    private static final Syntax SYNTAX =
            Syntax.of("try", "tries", "FILE")
                    .with("--flag", "", "a flag")
                    .with("--name", "N", "a value")
                    .with("-D", "X=Y", "a definition");

    private static Arguments read(String... words) throws CommandFailure {
        return SYNTAX.read(List.of(words));
    }

    @Test
    void valuesStandBehindOrInTheWord() throws CommandFailure {
        assertThat(read("--name", "a", "--name=b=c").values("--name")).containsExactly("a", "b=c");
        assertThat(read("-D", "a=b", "-Dc=d").values("-D")).containsExactly("a=b", "c=d");
        assertThat(read("--name=").value("--name")).contains("");
    }

    @Test
    void aValueMayLookLikeAnOption() throws CommandFailure {
        assertThat(read("--name", "--flag").value("--name")).contains("--flag");
        assertThat(read("--name", "--flag").has("--flag")).isFalse();
    }

    @Test
    void theRestAreOperands() throws CommandFailure {
        assertThat(read("a", "--flag", "-", "--", "--name").operands())
                .containsExactly("a", "-", "--name");
    }

    @Test
    void whatIsNotTakenIsSaid() {
        assertThatThrownBy(() -> read("--nam", "x")).hasMessageContaining("no option `--nam`");
        assertThatThrownBy(() -> read("--name")).hasMessageContaining("`--name` needs N behind it");
        assertThatThrownBy(() -> read("--flag=x")).hasMessageContaining("no option `--flag=x`");
    }
}
