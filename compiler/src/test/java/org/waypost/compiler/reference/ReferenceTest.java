package org.waypost.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;

/** The pages in the repository are those that the catalogue and the codes make. */
class ReferenceTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static SortedMap<String, String> written() throws IOException {
        SortedMap<String, String> written = new TreeMap<>();
        for (String folder : new String[] {Reference.LANGUAGE, Reference.CODES}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    written.put(ROOT.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return written;
    }

    @Test
    void thePagesInTheRepositoryAreTheNewest() throws IOException {
        assertThat(written())
                .as("`./waypost help --pages .` writes them")
                .isEqualTo(Reference.pages());
    }

    @Test
    void everyWordAndEveryCodeIsExplained() {
        String language = Reference.pages().get(Reference.LANGUAGE + "/smtpd.conf.md");
        assertThat(Directives.all())
                .extracting(Directive::explanation)
                .allMatch(language::contains);
    }

    @Test
    void thePagesAreFoundFromWhereTheProgramLies() throws IOException {
        Path codes = Reference.codesAbove(ROOT.resolve("compiler/target/run/1/compiler.jar"));
        assertThat(codes).isEqualTo(ROOT.resolve(Reference.CODES));
        for (Page page : Pages.all()) {
            assertThat(codes.resolve(page.code() + ".md"))
                    .content()
                    .startsWith("# " + page.code() + "\n");
        }
        assertThat(Reference.codesAbove(Path.of("/"))).isNull();
    }
}
