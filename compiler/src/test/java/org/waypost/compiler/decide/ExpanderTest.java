package org.waypost.compiler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.Expansion.Outcome;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.table.Answer;

class ExpanderTest {
    private static final String RULES =
            """
            action "in" mbox alias <a> userbase <u>
            action "virt" mbox virtual <v> userbase <u>
            action "out" relay
            match from any for domain "a.test" action "in"
            match from any for domain "v.test" action "virt"
            match from local for any action "out"
            """;
    private static final String USERS =
            "table u { alice = \"1:1:/a\", bob = \"2:2:/b\", ann = \"3:3:/c\" }\n";

    private static Expansion fromOutside(String tables, String recipient) {
        SourceFile file = new SourceFile("smtpd.conf", USERS + tables + RULES);
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.test"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1"))),
                        Map.of(),
                        false);
        Path nowhere = Path.of("/nonexistent");
        Configuration configuration =
                SmtpdCompiler.compile(new SourceSet(file, new DiskFiles(nowhere, nowhere)), options)
                        .configuration()
                        .orElseThrow();
        EnvelopeText envelope =
                new EnvelopeText(
                        "",
                        "192.0.2.1",
                        Optional.empty(),
                        false,
                        "c",
                        Optional.empty(),
                        "s@x.test",
                        recipient,
                        false);
        Reading read = new EnvelopeReader(configuration).read(envelope);
        assertThat(read).isInstanceOf(Reading.Envelope.class);
        return new Expander(
                        configuration.program(),
                        new LinearEvaluator(configuration.program()),
                        need -> new Answer.Failed(need.table().name() + " is broken"))
                .expand(((Reading.Envelope) read).facts());
    }

    private static final String NO_VIRTUAL = "table v { \"@none.test\" = alice }\n";

    private static String aliases(String entries) {
        return "table a { " + entries + " }\n" + NO_VIRTUAL;
    }

    /** Ten steps, counted as the server counts them. */
    @Test
    void whatIsTooDeepForTheServerIsTooDeepHere() {
        String chain =
                IntStream.range(0, 10)
                        .mapToObj(i -> "d" + i + " = " + (i == 9 ? "alice" : "d" + (i + 1)))
                        .collect(Collectors.joining(", "));
        assertThat(fromOutside(aliases(chain), "d1@a.test").recipients()).containsExactly("alice");
        assertThat(fromOutside(aliases(chain), "d0@a.test").reply())
                .isEqualTo("524 5.2.4 Mailing list expansion problem: <d0@a.test>");
    }

    private static String virtual(String entries) {
        return "table a { none = none }\ntable v { " + entries + " }\n";
    }

    @Test
    void aliasesAreFollowedToTheirEnd() {
        Expansion expansion =
                fromOutside(aliases("info = \"alice, sales\", sales = bob"), "Info+x@a.test");
        assertThat(expansion.recipients()).containsExactly("alice", "bob");
        assertThat(expansion.reply()).startsWith("250 ");
        assertThat(expansion.steps()).contains("`sales` is `bob` by <a> at smtpd.conf:2");
    }

    @Test
    void aTaggedNameWinsOverThePlainOne() {
        String tables = aliases("\"bob+lists\" = ann, bob = alice");
        assertThat(fromOutside(tables, "bob+lists@a.test").recipients()).containsExactly("ann");
        assertThat(fromOutside(tables, "bob+other@a.test").recipients()).containsExactly("alice");
    }

    @Test
    void anAliasToItselfIsTheUser() {
        assertThat(fromOutside(aliases("bob = \"bob, alice\""), "bob@a.test").recipients())
                .containsExactly("bob", "alice");
    }

    @Test
    void whatTheAliasesNameGoesThroughTheRulesAgain() {
        String tables = aliases("x = \"y@far.test\"");
        assertThat(fromOutside(tables, "y@far.test").outcome()).isEqualTo(Outcome.REJECT);
        // What came out of an alias is this machine's own: it passes `from local`.
        assertThat(fromOutside(tables, "x@a.test").recipients()).containsExactly("y@far.test");
    }

    @Test
    void oneNameThatLeadsNowhereRefusesAll() {
        Expansion expansion = fromOutside(aliases("info = \"alice, nobody\""), "info@a.test");
        assertThat(expansion.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(expansion.reply()).isEqualTo("550 Invalid recipient: <info@a.test>");
        assertThat(expansion.steps()).contains("no user `nobody`");
    }

    @Test
    void aLoopEnds() {
        Expansion expansion = fromOutside(aliases("p = q, q = p"), "p@a.test");
        assertThat(expansion.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(expansion.reply()).startsWith("524 5.2.4 Mailing list expansion problem");
    }

    @Test
    void virtualKeysAreAskedFromTheNarrowest() {
        String tables =
                virtual("\"a@v.test\" = alice, \"@v.test\" = bob, c = ann, \"d@v.test\" = \"c\"");
        assertThat(fromOutside(tables, "a@v.test").recipients()).containsExactly("alice");
        assertThat(fromOutside(tables, "c@v.test").recipients()).containsExactly("ann");
        assertThat(fromOutside(tables, "d@v.test").recipients()).containsExactly("ann");
        assertThat(fromOutside(tables, "e@v.test").recipients()).containsExactly("bob");
    }

    @Test
    void anAliasMaySayTheAnswer() {
        Expansion later = fromOutside(aliases("x = \"error:451 come back\""), "x@a.test");
        assertThat(later.outcome()).isEqualTo(Outcome.TEMPFAIL);
        assertThat(later.reply()).isEqualTo("451 come back: <x@a.test>");
    }

    @Test
    void commandsAndFilesStayAsTheyAre() {
        assertThat(fromOutside(aliases("x = \"|/bin/cat -n, /var/x\""), "x@a.test").recipients())
                .containsExactly("|/bin/cat -n", "/var/x");
    }

    @Test
    void aBrokenTableAsksToComeBack() {
        Expansion expansion =
                fromOutside("table a db:/etc/aliases.db\n" + NO_VIRTUAL, "bob@a.test");
        assertThat(expansion.outcome()).isEqualTo(Outcome.TEMPFAIL);
        assertThat(expansion.reply())
                .isEqualTo("424 4.2.4 Mailing list expansion problem: <bob@a.test>");
    }
}
