package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.NioDisk;

class MaildirTest {
    private static final String NAME = "1795514400.abcdef01.mx.here.example";
    private static final Action.Maildir DEFAULT = new Action.Maildir(Optional.empty(), false);

    @TempDir private Path home;

    private Delivering delivering() {
        return new Delivering(home, new NioDisk());
    }

    private static Action.Maildir at(String path) {
        return new Action.Maildir(Optional.of(path), false);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> home.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void deliversIntoNewWithTheLinesOfTheFinalDelivery() throws Exception {
        Outcome outcome =
                delivering().by(DEFAULT).deliver(local("bob@a.example", "alice@here.example"));
        assertThat(outcome).isEqualTo(new Outcome.Delivered("Delivered"));
        assertThat(files()).containsExactly("Maildir/new/" + NAME);
        assertThat(Files.readString(home.resolve("Maildir/new/" + NAME)))
                .isEqualTo(
                        "Return-Path: <bob@a.example>\nDelivered-To: alice@here.example\n"
                                + Delivering.MESSAGE);
        assertThat(home.resolve("Maildir/tmp")).isEmptyDirectory();
        assertThat(home.resolve("Maildir/cur")).isEmptyDirectory();
    }

    @Test
    void bounceHasNoReturnPath() throws Exception {
        delivering().by(DEFAULT).deliver(local("", "alice@here.example"));
        assertThat(Files.readString(home.resolve("Maildir/new/" + NAME)))
                .startsWith("Delivered-To: alice@here.example\nSubject:");
    }

    @Test
    void subAddressHasItsFolderOnlyWhenThatIsThere() throws Exception {
        LocalAgent agent = delivering().by(DEFAULT);
        agent.deliver(local("b@a.example", "alice+lists@here.example", "lists"));
        assertThat(files()).containsExactly("Maildir/new/" + NAME);
        Files.delete(home.resolve("Maildir/new/" + NAME));
        Files.createDirectory(home.resolve("Maildir/.lists"));
        agent.deliver(local("b@a.example", "alice+lists@here.example", "lists"));
        assertThat(files()).containsExactly("Maildir/.lists/new/" + NAME);
    }

    @Test
    void subAddressNeverLeavesTheMaildir() throws Exception {
        Files.createDirectories(home.resolve("Maildir/.x"));
        Files.createDirectory(home.resolve("Maildir/..:evil"));
        LocalAgent agent = delivering().by(DEFAULT);
        agent.deliver(local("b@a.example", "alice+./evil@here.example", "./evil"));
        assertThat(files()).containsExactly("Maildir/..:evil/new/" + NAME);
    }

    @Test
    void spamGoesToJunkWhenAsked() throws Exception {
        delivering()
                .message("X-Spam: Yes\nSubject: buy\n\nbody\n")
                .by(new Action.Maildir(Optional.empty(), true))
                .deliver(local("b@a.example", "alice@here.example"));
        assertThat(files()).containsExactly("Maildir/.Junk/new/" + NAME);
    }

    @Test
    void spamMarkInTheBodyCountsNothing() throws Exception {
        delivering()
                .message("Subject: buy\n\nX-Spam: Yes\n")
                .by(new Action.Maildir(Optional.empty(), true))
                .deliver(local("b@a.example", "alice@here.example"));
        assertThat(files()).containsExactly("Maildir/new/" + NAME);
    }

    @Test
    void pathIsExpanded() throws Exception {
        delivering()
                .by(at("%{user.directory}/%{dest.domain}/%{rcpt.user[0]}/%{rcpt.user}"))
                .deliver(local("b@a.example", "a/../b!c@here.example"));
        assertThat(files()).containsExactly("here.example/a/a:..:b:c/new/" + NAME);
    }

    @Test
    void userPartOfDotsIsNoFolderAbove() throws Exception {
        delivering().by(at("~/deep/%{rcpt.user}")).deliver(local("b@a.example", "..@here.example"));
        assertThat(files()).containsExactly("deep/::/new/" + NAME);
    }

    @Test
    void classicReleasesLowerCaseAndRefuseEmptyValues() throws Exception {
        Delivering classic = delivering().matching(Matching.V6_0);
        classic.by(at("~/%{rcpt.user}")).deliver(local("b@a.example", "Alice@here.example"));
        assertThat(files()).containsExactly("alice/new/" + NAME);
        assertThat(classic.by(at("~/%{sender.user}")).deliver(local("", "alice@here.example")))
                .isInstanceOf(Outcome.PermanentFailure.class);
    }

    @Test
    void relativePathIsRefused() {
        assertThat(delivering().by(at("mail")).deliver(local("b@a.example", "alice@here.example")))
                .isEqualTo(new Outcome.PermanentFailure("maildir path is not absolute"));
    }

    @Test
    void whatIsInTheWayIsATemporaryFailure() throws Exception {
        Files.writeString(home.resolve("Maildir"), "a file");
        assertThat(delivering().by(DEFAULT).deliver(local("b@a.example", "alice@here.example")))
                .isInstanceOf(Outcome.TemporaryFailure.class);
    }

    @Test
    void maildirMayLieBehindALinkUnlessRootDelivers() throws Exception {
        Files.createDirectory(home.resolve("big"));
        Files.createSymbolicLink(home.resolve("Maildir"), home.resolve("big"));
        assertThat(
                        delivering()
                                .serverUser("root")
                                .by(DEFAULT)
                                .deliver(local("b@a.example", "alice@here.example")))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(files()).isEmpty();
        delivering().by(DEFAULT).deliver(local("b@a.example", "alice@here.example"));
        assertThat(files()).containsExactly("big/new/" + NAME);
    }

    @Test
    void messageThatCannotBeReadLeavesNothing() throws Exception {
        assertThat(
                        delivering()
                                .unreadable()
                                .by(DEFAULT)
                                .deliver(local("b@a.example", "alice@here.example")))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void messageThatWasHereBeforeLoops() throws Exception {
        assertThat(
                        delivering()
                                .message("delivered-to: Alice@Here.Example\n\nbody\n")
                                .by(DEFAULT)
                                .deliver(local("b@a.example", "alice@here.example")))
                .isEqualTo(new Outcome.PermanentFailure("Loop detected"));
        assertThat(files()).isEmpty();
    }
}
