package org.waypost.mta.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.limits.SessionQuota;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Dsn.Notify;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.Target;

/** The options of RFC 3461, as a session takes them. */
class DsnSessionTest {
    private final List<Action> actions = new ArrayList<>();
    private Session session = begin(true);

    private Session begin(boolean offersDsn) {
        ListenerProfile listener =
                new ListenerProfile(
                        "mx.example.org",
                        "",
                        Matching.V7_8,
                        Listener.Tls.NONE,
                        Listener.Auth.NONE,
                        false,
                        false,
                        new SessionQuota(1000, 10, 10),
                        offersDsn);
        session = new Session(listener, Client.of(InetAddress.getLoopbackAddress()));
        session.handle(new Event.Opened(), actions::add);
        return session;
    }

    private String say(String line) {
        actions.clear();
        session.handle(new Event.Line(line), actions::add);
        if (actions.stream().anyMatch(Action.NameClient.class::isInstance)) {
            session.handle(new Event.ClientNamed("c.example"), actions::add);
        }
        if (actions.stream().anyMatch(Action.DecideRecipient.class::isInstance)) {
            session.handle(new Event.RecipientDecided(accepted()), actions::add);
        }
        return actions.stream()
                .filter(Action.Say.class::isInstance)
                .map(action -> ((Action.Say) action).reply().wire())
                .reduce("", String::concat);
    }

    private static RecipientDecision accepted() {
        return new RecipientDecision.Accepted(
                List.of(
                        new Target(
                                new Envelope.Relay("out", ""),
                                MailAddress.parse("x@b.example"),
                                false,
                                "smtpd.conf:1",
                                Duration.ofDays(4))));
    }

    private List<Dsn> submitted() {
        return actions.stream()
                .filter(Action.ReadBody.class::isInstance)
                .flatMap(action -> ((Action.ReadBody) action).message().recipients().stream())
                .map(recipient -> recipient.dsn())
                .toList();
    }

    @Test
    void whatIsAskedGoesWithEachRecipient() {
        assertThat(say("EHLO c.example")).contains("250-DSN\r\n");
        assertThat(say("MAIL FROM:<a@b.example> RET=hdrs ENVID=QQ+2B1")).startsWith("250");
        assertThat(say("RCPT TO:<x@b.example> NOTIFY=success,Delay ORCPT=rfc822;y+40c@d"))
                .startsWith("250");
        assertThat(say("RCPT TO:<z@b.example>")).startsWith("250");
        say("DATA");
        assertThat(submitted())
                .containsExactly(
                        new Dsn(
                                Set.of(Notify.SUCCESS, Notify.DELAY),
                                "HDRS",
                                "QQ+2B1",
                                "rfc822;y+40c@d"),
                        new Dsn(Set.of(), "HDRS", "QQ+2B1", ""));
    }

    @Test
    void whatIsWrongIsRefused() {
        say("EHLO c.example");
        assertThat(say("MAIL FROM:<a@b.example> RET=SOME")).startsWith("503 5.5.4 ");
        assertThat(say("MAIL FROM:<a@b.example> ENVID=a+zz")).startsWith("503 5.5.4 ");
        assertThat(say("MAIL FROM:<a@b.example> RET=FULL RET=FULL")).startsWith("503 5.5.4 ");
        assertThat(say("MAIL FROM:<a@b.example> NOTIFY=NEVER")).startsWith("503 5.5.4 ");
        say("MAIL FROM:<a@b.example>");
        assertThat(say("RCPT TO:<x@b.example> NOTIFY=NEVER,DELAY"))
                .isEqualTo("553 NOTIFY option NEVER cannot be combined with other options\r\n");
        assertThat(say("RCPT TO:<x@b.example> NOTIFY=LATER")).startsWith("503 5.5.4 ");
        assertThat(say("RCPT TO:<x@b.example> ORCPT=x@y"))
                .isEqualTo("553 ORCPT address syntax error\r\n");
        assertThat(say("RCPT TO:<x@b.example> NOTIFY=NEVER")).startsWith("250");
    }

    @Test
    void aListenerMayOfferNone() {
        begin(false);
        assertThat(say("EHLO c.example")).doesNotContain("DSN");
        assertThat(say("MAIL FROM:<a@b.example> RET=FULL")).startsWith("503 5.5.4 ");
        say("MAIL FROM:<a@b.example>");
        assertThat(say("RCPT TO:<x@b.example> NOTIFY=NEVER")).startsWith("503 5.5.4 ");
    }
}
