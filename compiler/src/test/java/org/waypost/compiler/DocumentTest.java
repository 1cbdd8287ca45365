package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.ast.Lexeme;
import org.waypost.compiler.source.SourceFile;

/** A file as it is written. */
class DocumentTest {
    @Test
    void everythingIsThereInOrder() {
        String text =
                """
                # first

                gateway = mx.example.org # ours
                action "a" relay host $gateway
                match for all action
                """;
        Document document = SmtpdCompiler.parse(new SourceFile("smtpd.conf", text));
        assertThat(document.elements())
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("Comment", "BlankLine", "Code", "Comment", "Code", "Code");
        assertThat(document.elements())
                .filteredOn(Document.Code.class::isInstance)
                .extracting(e -> ((Document.Code) e).whole())
                .containsExactly(true, true, false);
    }

    @Test
    void tokensAreTheBytesOfTheFile() {
        String text = "table t { \"a b\", # c\n  $x }\n";
        Document document = SmtpdCompiler.parse(new SourceFile("smtpd.conf", text));
        List<Lexeme> tokens =
                document.elements().stream()
                        .filter(Document.Code.class::isInstance)
                        .flatMap(e -> ((Document.Code) e).tokens().stream())
                        .toList();
        assertThat(tokens)
                .extracting(Lexeme::text)
                .containsExactly("table", "t", "{", "\"a b\"", ",", "\n", "$x", "}");
    }
}
