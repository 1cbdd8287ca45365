package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.queue.Envelope;

/** Real programs of the shell. */
class CommandTest {
    @TempDir private Path home;

    private Outcome run(String command, Envelope envelope) {
        return new Delivering(home, new NioDisk()).by(new Action.Mda(command)).deliver(envelope);
    }

    private Outcome run(String command) {
        return run(command, local("bob@a.example", "alice+x@here.example", "x"));
    }

    @Test
    void programReadsTheMessage() throws Exception {
        assertThat(run("cat > got")).isEqualTo(new Outcome.Delivered("Delivered"));
        assertThat(Files.readString(home.resolve("got")))
                .isEqualTo(
                        "Return-Path: <bob@a.example>\nDelivered-To: alice+x@here.example\n"
                                + Delivering.MESSAGE);
    }

    @Test
    void exitCodesDecide() {
        assertThat(run("cat > x; echo first; echo 'no room'; exit 75"))
                .isEqualTo(new Outcome.TemporaryFailure("Error (\"no room\")"));
        assertThat(run("cat > x; exit 71")).isEqualTo(new Outcome.TemporaryFailure("Error"));
        assertThat(run("cat > x; echo who >&2; exit 67"))
                .isEqualTo(new Outcome.PermanentFailure("Error (\"who\")"));
        assertThat(run("cat > x; kill -9 $$"))
                .isEqualTo(new Outcome.TemporaryFailure("mda ended by signal 9"));
    }

    @Test
    void programThatDoesNotReadAllHasNotTakenIt() {
        String large = "Subject: x\n\n" + "0123456789\n".repeat(100_000);
        Outcome outcome =
                new Delivering(home, new NioDisk())
                        .message(large)
                        .by(new Action.Mda("exit 0"))
                        .deliver(local("bob@a.example", "alice@here.example"));
        assertThat(outcome).isEqualTo(new Outcome.TemporaryFailure("mda exited prematurely"));
    }

    @Test
    void programNeverSeesTheEndOfHalfAMessage() {
        Outcome outcome =
                new Delivering(home, new NioDisk())
                        .unreadable()
                        .by(new Action.Mda("cat > x && mv x whole"))
                        .deliver(local("bob@a.example", "alice@here.example"));
        assertThat(outcome).isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(home.resolve("whole")).doesNotExist();
    }

    @Test
    void programThatDoesNotEndIsEnded() {
        Outcome outcome =
                new Delivering(home, new NioDisk())
                        .patience(Duration.ofSeconds(1))
                        .by(new Action.Mda("cat > x; sleep 600 & sleep 600"))
                        .deliver(local("bob@a.example", "alice@here.example"));
        assertThat(outcome)
                .isEqualTo(new Outcome.TemporaryFailure("mda took too long and was ended"));
    }

    @Test
    void lastWordsHaveNoControlCharacters() {
        assertThat(run("cat > x; printf 'a\\rb\\033[1m\\0c\\n'; exit 1").status())
                .isEqualTo("Error (\"a?b?[1m?c\")");
    }

    @Test
    void environmentIsTheOriginals() throws Exception {
        run("env | sort > got; cat > x");
        assertThat(Files.readString(home.resolve("got")))
                .contains(
                        "DOMAIN=here.example\n",
                        "EXTENSION=x\n",
                        "HOME=" + home + "\n",
                        "LOCAL=alice+x\n",
                        "LOGNAME=alice\n",
                        "ORIGINAL_RECIPIENT=alice+x@here.example\n",
                        "RECIPIENT=alice+x@here.example\n",
                        "SENDER=bob@a.example\n",
                        "SHELL=/bin/sh\n",
                        "USER=alice\n")
                .doesNotContain("JAVA");
    }

    @Test
    void formatsAreExpanded() throws Exception {
        run(
                "echo '%{sender.user:uppercase}' %{rcpt:strip} %{dest.domain[0:3]} 100%%"
                        + " > got; cat > x");
        assertThat(Files.readString(home.resolve("got")))
                .isEqualTo("BOB alice@here.example here 100%\n");
    }

    @Test
    void unknownValueFailsForGood() {
        assertThat(run("cat > x; echo %{nobody}"))
                .isEqualTo(new Outcome.PermanentFailure("mda command line could not be expanded"));
        assertThat(run("cat > x; echo %{rcpt:nothing}"))
                .isInstanceOf(Outcome.PermanentFailure.class);
    }

    /** CVE-2020-7247 had this sender; the others try each place in which a value may stand. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo %{sender} > got",
                "echo \"%{sender}\" > got",
                "echo '%{sender}' > got",
                "echo %{sender:raw} > got",
                "echo \"%{sender:raw}\" > got",
                "echo '%{sender:raw}' > got",
                "echo \"$(echo %{sender:raw})\" > got",
                "echo \"$(echo \"%{sender:raw}\")\" > got",
                "echo `echo %{sender:raw}` > got",
                "echo \"\\$(%{sender:raw})\" > got",
                "echo it is # don't %{sender:raw}",
                "echo ${x:-%{sender:raw}} > got",
                "cat <<E > got\n%{sender:raw}\nE",
                "cat <<'E' > got\n%{sender:raw}\nE"
            })
    void senderNeverBecomesACommand(String command) throws Exception {
        for (String evil :
                new String[] {
                    ";for i in 0 1 2 3;do read r;done;touch pwned;exit 0;",
                    "'; touch pwned; '\"; touch pwned; \"",
                    "$(touch pwned)`touch pwned`| touch pwned",
                    "E\ntouch pwned\n} && touch pwned; ${x",
                    "') touch pwned; (' \\\"; touch pwned #"
                }) {
            run(command + "\ncat > x", local(evil + "@a.example", "alice@here.example"));
            assertThat(home.resolve("pwned")).as(evil).doesNotExist();
        }
    }

    @Test
    void valueStaysOneWord() throws Exception {
        run(
                "printf '%%s|' %{sender:raw} \"%{sender:raw}\" '%{sender:raw}' > got; cat > x",
                local("a b * $HOME@a.example", "alice@here.example"));
        String value = "a b * $HOME@a.example|";
        assertThat(Files.readString(home.resolve("got"))).isEqualTo(value + value + value);
    }

    @Test
    void programOfAnAliasRuns() throws Exception {
        Envelope envelope =
                Samples.envelope(
                        new Envelope.Local("in", "", "alice", "|cat > \"$HOME\"/got", ""),
                        "bob@a.example",
                        "alice@here.example",
                        1);
        assertThat(run("exit 1", envelope)).isInstanceOf(Outcome.Delivered.class);
        assertThat(home.resolve("got")).exists();
    }

    /** The server's own user is one of the system, whoever the recipients are. */
    @Test
    void programOfAnAliasNeedsNoPlaceInTheUserbase() {
        Table userbase = new Table.InMemory("u", Table.Shape.MAP, "smtpd.conf", List.of());
        Action.Users users =
                new Action.Users(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(userbase),
                        Optional.empty(),
                        Optional.empty());
        Action.Local action = new Action.Local("in", new Action.Mbox(), users, Optional.empty());
        Envelope envelope =
                Samples.envelope(
                        new Envelope.Local("in", "", "me", "|cat > got", ""),
                        "bob@a.example",
                        "list@here.example",
                        1);
        assertThat(new Delivering(home, new NioDisk()).agent(action).deliver(envelope))
                .isEqualTo(new Outcome.Delivered("Delivered"));
        assertThat(home.resolve("got")).exists();
    }

    @Test
    void anotherUsersRightsAreRefused() {
        Action.Users vmail =
                new Action.Users(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("vmail"),
                        Optional.empty());
        Action.Local action =
                new Action.Local("in", new Action.Mda("touch got"), vmail, Optional.empty());
        assertThat(
                        new Delivering(home, new NioDisk())
                                .agent(action)
                                .deliver(local("bob@a.example", "alice@here.example")))
                .isEqualTo(
                        new Outcome.TemporaryFailure(
                                "Delivery as user vmail is not possible:"
                                        + " the server runs as me"));
    }
}
