package org.waypost.mta.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.text.DecisionText;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.observe.LogLevel;

class RuleLogTest {
    private static final Duration TTL = Duration.ofDays(4);

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogLevel.RULES);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void forget() {
        logger.detachAppender(logged);
        logger.setLevel(null);
    }

    private static RuleProgram program() throws Exception {
        String text =
                """
                action "in" maildir
                match from src 192.0.2.0/24 for any reject
                match from any for domain "example.org" action "in"
                """;
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.test"),
                        Optional.of(Map.of()),
                        Map.of(),
                        false);
        return SmtpdCompiler.compile(MainFile.open("-", Path.of("/"), in), options)
                .configuration()
                .orElseThrow()
                .program();
    }

    private static Facts facts(String sender) {
        MailAddress recipient = MailAddress.parse("bob@example.org");
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral("198.51.100.1")),
                false,
                null,
                false,
                "client",
                null,
                MailAddress.parse(sender),
                recipient,
                recipient);
    }

    private List<String> write(RuleProgram program, Facts facts) {
        RuleLog.write(
                new RecipientResolver.Names(program, "daemon", _ -> "", TTL),
                facts,
                _ -> new Answer.Failed("not asked"));
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void saysWhatExplainSays() throws Exception {
        LogLevel.traceRules();
        RuleProgram program = program();
        Facts facts = facts("a@b.example");
        List<String> expected = new ArrayList<>();
        expected.add("rules: sender <a@b.example>, recipient <bob@example.org>");
        DecisionText.lines(new Explainer(program).explain(facts, _ -> new Answer.Failed("")), TTL)
                .forEach(line -> expected.add("rules: " + line));
        assertThat(write(program, facts))
                .isEqualTo(expected)
                .contains("rules: rule 1 at -:2 does not match")
                .contains("rules: accepted by rule 2 at -:3: in")
                .contains("rules:     deliver: maildir ~/Maildir");
    }

    @Test
    void noByteOfAClientBeginsALine() throws Exception {
        LogLevel.traceRules();
        assertThat(write(program(), facts("a\nrules: accepted@b.example")))
                .allSatisfy(line -> assertThat(line).doesNotContain("\n"));
    }

    @Test
    void isSilentUnlessWanted() throws Exception {
        logger.setLevel(Level.INFO);
        assertThat(write(program(), facts("a@b.example"))).isEmpty();
    }
}
