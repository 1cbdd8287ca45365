package org.waypost.mta.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.table.TableDrivers;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Release;
import org.waypost.mta.tls.Certificates;

/**
 * Every entry of the catalogue, in the statement that it has for an example, is either run or keeps
 * the server from starting by a sentence with its name. Nothing is left aside without a word.
 */
class CatalogueTest {
    /** What is understood and not run. Whoever makes one of these run takes it out of the list. */
    private static final Set<String> REFUSED =
            Set.of(
                    "pki ca",
                    "pki dhparams",
                    "listen filter",
                    "socket filter",
                    "listen certificate",
                    "listen ca",
                    "listen ciphers",
                    "listen protocols",
                    "listen proxy-v2",
                    "listen senders",
                    "pki dhe",
                    "queue compression",
                    "queue encryption",
                    "accept deliver as",
                    "accept relay certificate",
                    "ciphers",
                    "max-mta-deferred",
                    "limit mda",
                    "limit mta",
                    "limit scheduler",
                    "action user",
                    "action wrapper",
                    "action relay ciphers",
                    "action relay protocols",
                    "action relay filter",
                    "action relay srs",
                    "admd",
                    "mda limit",
                    "mda wrapper",
                    "mta max-deferred",
                    "mta limit",
                    "scheduler limit",
                    "smtp ciphers",
                    "srs key",
                    "srs ttl",
                    "proc",
                    "filter");

    private static final Set<String> REFUSED_GROUPS = Set.of("filter");

    private static final String TABLES =
            """
            table aliases { a = b }
            table lists { a = b }
            table secrets { label = "u:p" }
            table addresses { 127.0.0.1 }
            table names { 127.0.0.1 = mx.example.org }
            table known { mx.example.org }
            table blocked { 192.0.2.1 }
            table ours { 192.0.2.1 }
            table bad { bad.example }
            table traps { "a@b.example" }
            table domains { example.org }
            """;

    @TempDir static Path folder;

    @BeforeAll
    static void writeFiles() throws Exception {
        KeyPair keys = Certificates.keys("EC", 256);
        Certificates.certificate(folder.resolve("crt"), keys, "mail.example.org");
        Certificates.pkcs8Key(folder.resolve("key"), keys);
        Files.writeString(folder.resolve("included"), "table more { a }\n");
    }

    static Stream<Directive> catalogue() {
        return Directives.all().stream();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void isRunOrRefusedByName(Directive directive) throws Exception {
        Release release = Collections.max(directive.releases());
        List<String> sentences = refusals(wholeFile(directive, release), release);
        String name = directive.name();
        if (REFUSED.contains(name) || REFUSED_GROUPS.contains(name.split(" ")[0])) {
            assertThat(sentences).anyMatch(sentence -> names(name, sentence));
        } else {
            assertThat(sentences).isEmpty();
        }
    }

    @Test
    void oneCertificateOfSeveralIsNotChosenInSilence() throws Exception {
        String two =
                """
                pki a.example cert "CRT" key "KEY"
                pki b.example cert "CRT" key "KEY"
                listen on 127.0.0.1 port 2525 tls pki a.example pki b.example
                action "out" relay
                match for any action "out"
                """;
        assertThat(refusals(two, Release.R7_8))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).contains(":3: ", "pki b.example"));
    }

    /** The sentence has a word of the entry's name in backquotes; `as USER` is a user. */
    private static boolean names(String entry, String sentence) {
        String quoted = sentence.substring(sentence.indexOf('`'), sentence.lastIndexOf('`'));
        String wanted = entry.equals("accept deliver as") ? "user" : entry;
        return Stream.of(wanted.split(" "))
                .filter(word -> !Set.of("listen", "accept", "action").contains(word))
                .anyMatch(quoted::contains);
    }

    private static String wholeFile(Directive directive, Release release) {
        boolean classic = release.dialect() == Dialect.CLASSIC;
        String name = directive.name();
        boolean users = name.matches(".*(virtual|users|userbase)");
        String people = users ? "{ ann = \"1:1:/home/ann\" }" : "{ \"ann@example.org\" }";
        StringBuilder text = new StringBuilder();
        (TABLES + "table people " + people)
                .lines()
                .filter(table -> directive.example().contains("<" + table.split(" ")[1] + ">"))
                .forEach(table -> text.append(table).append('\n'));
        text.append(classic ? classicNames(release) : modernNames(name));
        text.append(directive.example()).append('\n');
        text.append(
                classic
                        ? "accept for any relay\n"
                        : "action \"base\" relay\nmatch for any action \"base\"\n");
        String written = text.toString();
        return release == Release.R2013 ? written.replace(" = ", " => ") : written;
    }

    private static String classicNames(Release release) {
        String pki = "pki mail.example.org certificate \"CRT\" key \"KEY\"\n";
        String ca = "ca ours certificate \"CRT\"\n";
        return (release.atLeast(Release.R5_4) ? pki : "")
                + (release.atLeast(Release.R5_7) ? ca : "");
    }

    /** What is itself refused is declared only for who uses it. */
    private static String modernNames(String name) {
        String pki = "pki mail.example.org cert \"CRT\" key \"KEY\"\nca ours cert \"CRT\"\n";
        String phase = "filter %s phase connect match rdns disconnect \"550 no\"\n";
        return pki
                + switch (name) {
                    case "listen filter", "socket filter", "action relay filter", "filter chain" ->
                            phase.formatted("check-rdns")
                                    + phase.formatted("sign")
                                    + phase.formatted("spam");
                    case "filter proc" -> "proc rspamd \"filter-rspamd\"\n";
                    case "action wrapper" -> "mda wrapper nice \"nice\"\n";
                    case "action relay srs" -> "srs key \"s3cret\"\n";
                    default ->
                            name.startsWith("match")
                                    ? "action \"local\" mbox\naction \"out\" relay\n"
                                    : "";
                };
    }

    private static List<String> refusals(String text, Release release)
            throws IOException, UnusableFile {
        String placed =
                text.replaceAll("\"(CRT|/etc/ssl/(mail|ca).crt)\"", "\"" + folder + "/crt\"")
                        .replaceAll("\"(KEY|/etc/ssl/private/mail.key)\"", "\"" + folder + "/key\"")
                        .replace("/etc/mail/local.conf", folder + "/included")
                        .replace("senders <addresses>", "senders { u = \"a@b.example\" }");
        Path file = Files.writeString(folder.resolve("smtpd.conf"), placed);
        CompileOptions options =
                new CompileOptions(
                        Optional.of(release),
                        Optional.of("mx.example.org"),
                        Optional.empty(),
                        Map.of(),
                        true);
        Compilation compilation =
                SmtpdCompiler.compile(
                        MainFile.open(file.toString(), Path.of("/"), InputStream.nullInputStream()),
                        options);
        Configuration configuration =
                compilation
                        .configuration()
                        .orElseThrow(
                                () ->
                                        new AssertionError(
                                                new LineForm().render(compilation.diagnostics())));
        return Unsupported.in(configuration, "nobody", TableDrivers.installed());
    }
}
