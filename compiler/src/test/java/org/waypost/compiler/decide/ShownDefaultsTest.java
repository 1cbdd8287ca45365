package org.waypost.compiler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Release;

/** No setting and no option of a listener that the catalogue has is missing in what is shown. */
class ShownDefaultsTest {
    private static final List<String> HEADS =
            List.of(
                    "listen ",
                    "queue ",
                    "smtp ",
                    "srs ",
                    "mta ",
                    "mda limit",
                    "scheduler ",
                    "admd",
                    "bounce",
                    "limit ",
                    "expire",
                    "max-",
                    "ciphers",
                    "subaddressing-");

    /** What is shown under another name than it is written. */
    private static final Map<String, String> SHOWN =
            Map.ofEntries(
                    Map.entry("smtp max-message-size", "largest message"),
                    Map.entry("max-message-size", "largest message"),
                    Map.entry("smtp sub-addr-delim", "sub-address delimiter"),
                    Map.entry("subaddressing-delimiter", "sub-address delimiter"),
                    Map.entry("smtp limit", "messages a session"),
                    Map.entry("limit session", "recipients a message"),
                    Map.entry("bounce warn-interval", "bounce warnings after"),
                    Map.entry("bounce-warn", "bounce warnings after"),
                    Map.entry("expire", "queue ttl"),
                    Map.entry("listen inet4", "family"),
                    Map.entry("listen inet6", "family"),
                    Map.entry("listen smtps", "tls"),
                    Map.entry("listen tls-require", "tls"),
                    Map.entry("listen auth-optional", "auth"),
                    Map.entry("listen socket", "listen on lo"));

    @ParameterizedTest
    @EnumSource
    void areComplete(Dialect dialect) {
        String rule = dialect == Dialect.CLASSIC ? "accept for any relay" : "match for any reject";
        String shown = shown("listen on lo\n" + rule + "\n");
        List<String> missing =
                Directives.all().stream()
                        .filter(d -> d.releases().contains(Release.last(dialect)))
                        .map(Directive::name)
                        .filter(name -> HEADS.stream().anyMatch(name::startsWith))
                        .filter(name -> !shown.contains(line(name)))
                        .toList();
        assertThat(missing).isEmpty();
    }

    private static String line(String name) {
        String known = SHOWN.get(name);
        if (known != null) {
            return known;
        }
        boolean listener = name.startsWith("listen ");
        return "\n    " + (listener ? name.split(" ")[1] + ": " : name);
    }

    @ParameterizedTest
    @EnumSource
    void areOverridden(Dialect dialect) {
        boolean classic = dialect == Dialect.CLASSIC;
        String text =
                classic
                        ? "limit mta for domain a.org task-hiwat 7\nlimit mda max-session 3\n"
                                + "queue encryption key \"01234567890123456789012345678901\"\n"
                                + "accept for any relay\n"
                        : "mta limit for domain a.org task-hiwat 7\nmda limit max-session 3\n"
                                + "queue encryption \"01234567890123456789012345678901\"\n"
                                + "srs key hidden\nmatch for any reject\n";
        String shown = shown(text);
        assertThat(shown)
                .contains("for domain a.org task-hiwat: 7  (smtpd.conf:1)")
                .contains("max-session: 3  (smtpd.conf:2)", "queue encryption: set  (smtpd.conf:3)")
                .doesNotContain("0123456789", "hidden");
    }

    private static String shown(String text) {
        CompileOptions there =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mail.example.org"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1"))),
                        Map.of(),
                        false);
        SourceSet sources = new SourceSet(new SourceFile("smtpd.conf", text), new Nothing());
        return ConfigurationText.of(
                SmtpdCompiler.compile(sources, there).configuration().orElseThrow());
    }

    private record Nothing() implements FileAccess {
        @Override
        public SourceFile read(String path) throws IOException {
            throw new NoSuchFileException(path);
        }

        @Override
        public Kind kind(String path) {
            return Kind.MISSING;
        }
    }
}
