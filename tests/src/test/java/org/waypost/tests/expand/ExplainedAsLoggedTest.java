package org.waypost.tests.expand;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.cli.Waypost;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.expand.Surroundings;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.observe.LogLevel;
import org.waypost.mta.recipient.RecipientResolver;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/**
 * What {@code waypost explain} prints is what a server with {@code -T rules} logs, to the letter.
 */
class ExplainedAsLoggedTest {
    private static final String CONFIGURATION =
            """
            table aliases { info = "carol@far.test, dave", dave = "dave" }
            table users { dave = "7:7:/home/dave", carol = "8:8:/home/carol" }
            table refused { "@spam.test", "bad@b.test" }
            action "in" maildir alias <aliases> userbase <users>
            action "out" relay helo mx.test
            listen on socket
            match mail-from <refused> from any for any reject
            match !from src 192.0.2.0/24 mail-from regex "^list-" for any reject
            match from any for domain "a.test" action "in"
            match from local for any action "out"
            match from any auth for domain "*.far.test" action "out"
            """;
    private static final String ENVELOPE = "sender <";

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogLevel.RULES);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    @TempDir private Path folder;

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        LogLevel.traceRules();
    }

    @AfterEach
    void forget() {
        logger.detachAppender(logged);
        logger.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,    s@x.test,      dave@a.test,   1",
        "192.0.2.1,    s@x.test,      info@a.test,   2",
        "198.51.100.1, list-1@x.test, dave@a.test,   1",
        "192.0.2.1,    s@spam.test,   dave@a.test,   1",
        "192.0.2.1,    s@x.test,      x@y.far.test,  1",
        "192.0.2.1,    s@x.test,      nobody@a.test, 1",
        "local,        BAD@b.test,    x@far.test,    1",
        "local,        s@x.test,      x@far.test,    1"
    })
    void eachDecisionIsExplainedAsItIsLogged(
            String from, String sender, String recipient, int least) throws IOException {
        Path file = Files.writeString(folder.resolve("smtpd.conf"), CONFIGURATION);
        List<String> explained = explained(file, from, sender, recipient);
        List<List<String>> decisions = logged(file, facts(from, sender, recipient));
        assertThat(decisions).hasSizeGreaterThanOrEqualTo(least);
        assertThat(explained).startsWith(decisions.getFirst().toArray(String[]::new));
        for (List<String> again : decisions.subList(1, decisions.size())) {
            List<String> deeper = again.stream().map(line -> "        " + line).toList();
            assertThat(explained).containsSubsequence(deeper);
        }
    }

    private static List<String> explained(Path file, String from, String sender, String recipient) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words =
                List.of(
                        "explain",
                        file.toString(),
                        "--hostname=mx.test",
                        "--interfaces=lo=127.0.0.1",
                        "--from=" + from,
                        "--sender=" + sender,
                        "--rcpt=" + recipient);
        Waypost.run(words, InputStream.nullInputStream(), print, print);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The lines of each decision, without what comes before them in a log. */
    private List<List<String>> logged(Path file, Facts facts) {
        RuleProgram program = program(file);
        GraphEvaluator rules = GraphEvaluator.of(program);
        new RecipientResolver(
                        () -> rules,
                        new RecipientResolver.Names(program, "daemon", _ -> "", Duration.ofDays(4)),
                        new RecipientResolver.Places(
                                _ -> new Answer.Failed("away"),
                                new MemoryTables(),
                                _ -> ExplainedAsLoggedTest::user,
                                _ -> new Surroundings.Contents.None(),
                                path -> {
                                    throw new IOException(path + " is nowhere");
                                }))
                .decide(facts);
        List<List<String>> decisions = new ArrayList<>();
        for (ILoggingEvent event : logged.list) {
            String line = event.getFormattedMessage().replaceFirst("^rules: ", "");
            if (line.startsWith(ENVELOPE)) {
                decisions.add(new ArrayList<>());
            } else {
                decisions.getLast().add(line);
            }
        }
        return decisions;
    }

    private static RuleProgram program(Path file) {
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.test"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1"))),
                        Map.of(),
                        false);
        try {
            return SmtpdCompiler.compile(
                            MainFile.open(
                                    file.toString(), Path.of("/"), InputStream.nullInputStream()),
                            options)
                    .configuration()
                    .orElseThrow()
                    .program();
        } catch (UnusableFile impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static UserDatabase.Reply user(String name) {
        return name.equals("dave")
                ? new UserDatabase.Reply.Found(new User(name, 7, 7, Path.of("/home/dave")))
                : new UserDatabase.Reply.Absent();
    }

    private static Facts facts(String from, String sender, String recipient) {
        MailAddress address = MailAddress.parse(recipient);
        ClientAddress client =
                from.equals("local")
                        ? new ClientAddress.Local()
                        : new ClientAddress.Peer(InetAddress.ofLiteral(from));
        return new Facts(
                "",
                client,
                false,
                null,
                false,
                "client.example",
                null,
                MailAddress.parse(sender),
                address,
                address);
    }
}
