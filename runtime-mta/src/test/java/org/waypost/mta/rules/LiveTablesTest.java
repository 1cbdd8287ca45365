package org.waypost.mta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableDrivers;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.io.SystemTimer;
import org.waypost.mta.table.ExternalTables;

class LiveTablesTest {
    private static final int UPDATES = 200;

    @TempDir Path folder;
    private Path domains;
    private Path aliases;

    @BeforeEach
    void write() throws IOException {
        domains = Files.writeString(folder.resolve("domains"), "one.example\n");
        aliases = Files.writeString(folder.resolve("aliases"), "info: ann\n");
    }

    private Configuration configuration() throws IOException, UnusableFile {
        Path file =
                Files.writeString(
                        folder.resolve("smtpd.conf"),
                        """
                        table domains file:%s
                        table aliases file:%s
                        table inline { inline.example }
                        action "in" maildir alias <aliases>
                        match from any for domain <domains> action "in"
                        match from any for domain <inline> action "in"
                        """
                                .formatted(domains, aliases));
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(), Optional.of("mx"), Optional.empty(), Map.of(), true);
        Compilation compilation =
                SmtpdCompiler.compile(
                        MainFile.open(file.toString(), Path.of("/"), InputStream.nullInputStream()),
                        options);
        return compilation
                .configuration()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics()));
    }

    private LiveTables tables(boolean linear) throws IOException, UnusableFile {
        ExternalTables externals = new ExternalTables(TableDrivers.installed(), new SystemTimer());
        Configuration configuration = configuration();
        RuleProgram program = configuration.program();
        return new LiveTables(
                configuration,
                externals,
                linear ? new LinearEvaluator(program) : GraphEvaluator.of(program));
    }

    private static boolean accepts(Evaluator evaluator, String domain) {
        MailAddress recipient = new MailAddress("info", domain);
        Facts facts =
                new Facts(
                        "",
                        new ClientAddress.Peer(InetAddress.ofLiteral("192.0.2.1")),
                        false,
                        null,
                        false,
                        "helo",
                        null,
                        MailAddress.NULL_SENDER,
                        recipient,
                        recipient);
        return evaluator.decide(facts, _ -> new Answer.Absent()) instanceof Verdict.Decided;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void contentsAreReplaced(boolean linear) throws Exception {
        LiveTables tables = tables(linear);
        Evaluator before = tables.evaluator();
        Files.writeString(domains, "two.example\n");
        assertThat(tables.update("domains")).isEmpty();
        assertThat(accepts(tables.evaluator(), "one.example")).isFalse();
        assertThat(accepts(tables.evaluator(), "two.example")).isTrue();
        assertThat(accepts(tables.evaluator(), "inline.example")).isTrue();
        assertThat(accepts(before, "one.example")).as("a decision that has begun").isTrue();
    }

    @Test
    void actionsSeeTheNewContentsToo() throws Exception {
        LiveTables tables = tables(false);
        Table table = configuration().tables().get("aliases");
        assertThat(tables.value(table, Service.ALIAS, "info")).isEqualTo(new Answer.Found("ann"));
        Files.writeString(aliases, "info: bob\n");
        assertThat(tables.update("aliases")).isEmpty();
        assertThat(tables.value(table, Service.ALIAS, "info")).isEqualTo(new Answer.Found("bob"));
    }

    @Test
    void whatCannotBeReadKeepsItsContentsAndSaysSo() throws Exception {
        LiveTables tables = tables(false);
        Files.writeString(domains, "one.example 1\ntwo.example 2\n");
        assertThat(tables.update("domains")).contains(domains + ": it was a list and is no longer");
        Files.writeString(aliases, "info: ann\nnobody\n");
        assertThat(tables.update("aliases")).contains(aliases + ": line 2 is not an entry");
        Files.delete(domains);
        assertThat(tables.update("domains")).contains(domains + ": No such file or directory");
        assertThat(accepts(tables.evaluator(), "one.example")).isTrue();
        assertThat(tables.update("nothing")).contains("there is no table nothing");
        assertThat(tables.update("inline")).isEmpty();
    }

    @Test
    void emptyFileEmptiesATable() throws Exception {
        LiveTables tables = tables(false);
        Files.writeString(domains, "# nobody\n");
        assertThat(tables.update("domains")).isEmpty();
        assertThat(accepts(tables.evaluator(), "one.example")).isFalse();
    }

    /** Each decision sees one of the two states of the table, whole. */
    @Test
    void sessionsGoOnWhileTablesAreReplaced() throws Exception {
        LiveTables tables = tables(false);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService sessions = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> halves = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                halves.add(sessions.submit(() -> halves(tables, over)));
            }
            for (int i = 0; i < UPDATES; i++) {
                Files.writeString(domains, i % 2 == 0 ? "two.example\n" : "one.example\n");
                assertThat(tables.update("domains")).isEmpty();
            }
            over.set(true);
            for (Future<Integer> half : halves) {
                assertThat(half.get()).isZero();
            }
        }
        assertThat(accepts(tables.evaluator(), "one.example")).isTrue();
    }

    /** How often a moment's tables had both domains or none. */
    private static int halves(LiveTables tables, AtomicBoolean over) {
        int halves = 0;
        while (!over.get()) {
            Evaluator now = tables.evaluator();
            boolean one = accepts(now, "one.example");
            halves += one == accepts(now, "two.example") ? 1 : 0;
        }
        return halves;
    }
}
