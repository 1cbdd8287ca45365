package org.waypost.mta.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waypost.mta.schedule.World.delivered;
import static org.waypost.mta.schedule.World.later;
import static org.waypost.mta.schedule.World.never;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Relay;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;

class SchedulerTest {
    private static final EnvelopeId ANY = new EnvelopeId(1, 1);

    @Test
    void triesAtOnceAndRemoves() throws IOException {
        World world = new World();
        world.receive("a@b.example");
        world.pass(Duration.ZERO);
        assertThat(world.tried).containsExactly("0 mta a@b.example");
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
        assertThat(queued(world)).isEmpty();
    }

    /** The original's times: 400·n² seconds after the message came. */
    @Test
    void relaysAreRetriedByTheOriginalsFormula() throws IOException {
        World world = new World();
        world.answer("a@b.example", later(), later(), later(), later(), delivered());
        world.receive("a@b.example");
        world.pass(Duration.ofDays(1));
        assertThat(world.tried)
                .containsExactly(
                        "0 mta a@b.example",
                        "400 mta a@b.example",
                        "1600 mta a@b.example",
                        "3600 mta a@b.example",
                        "6400 mta a@b.example");
    }

    /** 10·n² seconds. */
    @Test
    void localDeliveryIsRetriedSooner() throws IOException {
        World world = new World();
        world.answer("a@b.example", later(), later(), later(), delivered());
        world.receive(EnvelopeSamples.local(ANY, "a@b.example"));
        world.pass(Duration.ofDays(1));
        assertThat(world.tried)
                .containsExactly(
                        "0 mda a@b.example",
                        "10 mda a@b.example",
                        "40 mda a@b.example",
                        "90 mda a@b.example");
    }

    @Test
    void aFailureIsReportedOnceForTheMessageAfterASecond() throws IOException {
        World world = new World();
        world.answer("a@b.example", never());
        world.answer("c@b.example", never());
        world.receive("a@b.example", "ok@b.example", "c@b.example");
        world.pass(Duration.ofDays(8));
        assertThat(world.reported).hasSize(1);
        assertThat(world.reported.getFirst())
                .startsWith("1 FAILED ")
                .contains(" a@b.example=550 no such user", " c@b.example=550 no such user");
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void aReportThatFailsIsTriedAgain() throws IOException {
        World world = new World();
        world.answer("a@b.example", never());
        world.reportsFail = true;
        world.receive("a@b.example");
        world.pass(Duration.ofSeconds(60));
        assertThat(world.reported).isEmpty();
        assertThat(queued(world)).hasSize(1);
        world.reportsFail = false;
        world.pass(Duration.ofHours(1));
        assertThat(world.reported).hasSize(1);
        assertThat(world.tried).as("delivery is not tried again").hasSize(1);
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void aReportIsGivenUpAfterItsOwnTime() throws IOException {
        World world = new World();
        world.answer("a@b.example", never());
        world.reportsFail = true;
        world.receive("a@b.example");
        world.pass(Duration.ofDays(8));
        assertThat(world.reported).isEmpty();
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void nullSendersAreNeverTold() throws IOException {
        World world = new World();
        world.answer("a@b.example", later());
        world.answer("c@b.example", never());
        for (String recipient : List.of("a@b.example", "c@b.example")) {
            world.receive(
                    EnvelopeSamples.from(
                            MailAddress.NULL_SENDER, ANY, new Relay("r", ""), recipient));
        }
        world.pass(Duration.ofDays(5));
        assertThat(world.reported).isEmpty();
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void whatIsTooOldIsReported() throws IOException {
        World world = new World(SchedulerSettings.DEFAULT.withWarnAfter(List.of()));
        world.answer("a@b.example", later());
        world.receive("a@b.example");
        world.pass(Duration.ofDays(4).minusSeconds(1));
        assertThat(world.reported).isEmpty();
        world.pass(Duration.ofSeconds(2));
        assertThat(world.reported).containsExactly("345601 FAILED a@b.example=Envelope expired");
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void aDelayIsToldOncePerInterval() throws IOException {
        World world =
                new World(
                        SchedulerSettings.DEFAULT.withWarnAfter(
                                List.of(Duration.ofHours(4), Duration.ofDays(1))));
        world.answer("a@b.example", later());
        world.receive("a@b.example");
        world.pass(Duration.ofDays(3));
        // tries at 400·n²: the one after 10000 s is at 14400 s, 4 h; that after 78400 s at 90000 s
        assertThat(world.reported)
                .containsExactly(
                        "10000 DELAYED a@b.example=451 later",
                        "78400 DELAYED a@b.example=451 later");
    }

    @Test
    void aMissingActionHoldsAndNeverBounces() throws IOException {
        World world = new World();
        world.actionsMissing = true;
        world.receive("a@b.example");
        world.pass(Duration.ofDays(30));
        assertThat(world.tried).isEmpty();
        assertThat(world.reported).isEmpty();
        assertThat(world.scheduler.list(new Selection.All()))
                .singleElement()
                .matches(Scheduled::held);
    }

    @Test
    void aMissingActionThatIsBackIsUsed() throws IOException {
        World world = new World();
        world.actionsMissing = true;
        world.receive("a@b.example");
        world.pass(Duration.ofHours(1));
        world.actionsMissing = false;
        world.pass(Duration.ofHours(1));
        assertThat(world.tried).hasSize(1);
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void pausedAgentsDoNotStart() throws IOException {
        World world = new World();
        world.scheduler.pause(AgentKind.MTA);
        world.receive("a@b.example");
        world.pass(Duration.ofHours(1));
        assertThat(world.tried).isEmpty();
        assertThat(world.scheduler.isPaused(AgentKind.MTA)).isTrue();
        world.scheduler.resume(AgentKind.MTA);
        world.pass(Duration.ZERO);
        assertThat(world.tried).containsExactly("3600 mta a@b.example");
    }

    @Test
    void removalWorksWhileTheAgentIsPaused() throws IOException {
        World world = new World();
        world.scheduler.pause(AgentKind.MTA);
        EnvelopeId id = world.receive("a@b.example").getFirst();
        assertThat(world.scheduler.remove(new Selection.One(id))).isEqualTo(1);
        world.pass(Duration.ZERO);
        assertThat(queued(world)).isEmpty();
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
        assertThat(world.reported).isEmpty();
    }

    @Test
    void pausedEnvelopesWaitAndScheduledOnesRun() throws IOException {
        World world = new World();
        world.answer("a@b.example", later(), delivered());
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ZERO);
        assertThat(world.scheduler.pause(new Selection.Message(id.message()))).isEqualTo(1);
        assertThat(world.scheduler.pause(new Selection.All())).isZero();
        world.pass(Duration.ofHours(1));
        assertThat(world.scheduler.schedule(new Selection.All())).isZero();
        assertThat(world.scheduler.list(new Selection.All()))
                .singleElement()
                .matches(Scheduled::suspended);
        assertThat(world.scheduler.resume(new Selection.All())).isEqualTo(1);
        world.pass(Duration.ZERO);
        assertThat(world.tried).containsExactly("0 mta a@b.example", "3600 mta a@b.example");
    }

    @Test
    void scheduleTriesNow() throws IOException {
        World world = new World();
        world.answer("a@b.example", later(), delivered());
        world.receive("a@b.example");
        world.pass(Duration.ofSeconds(5));
        assertThat(world.scheduler.schedule(new Selection.All())).isEqualTo(1);
        world.pass(Duration.ZERO);
        assertThat(world.tried).containsExactly("0 mta a@b.example", "5 mta a@b.example");
    }

    /** A message for very many holds nobody up: messages take turns. */
    @Test
    void messagesTakeTurns() throws IOException {
        World world =
                new World(
                        new SchedulerSettings(
                                Map.of(AgentKind.MTA, 1),
                                Map.of(),
                                List.of(),
                                Duration.ofDays(7),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(10)));
        List<String> crowd = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            crowd.add("member@list" + i + ".example");
        }
        world.receive(crowd.toArray(String[]::new));
        world.receive("ann@b.example");
        world.pass(Duration.ZERO);
        assertThat(world.tried).hasSize(101);
        assertThat(world.tried.indexOf("0 mta ann@b.example")).isLessThan(4);
    }

    @Test
    void atMostSoManyAtOnce() throws IOException {
        World world = new World();
        List<Integer> inFlight = new ArrayList<>();
        List<String> recipients = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            recipients.add("u@b" + i + ".example");
        }
        world.receive(recipients.toArray(String[]::new));
        inFlight.add(count(world, Scheduled.State.INFLIGHT));
        world.pass(Duration.ZERO);
        assertThat(inFlight).containsExactly(100);
        assertThat(world.tried).hasSize(300);
    }

    /** The same body goes to a server once, not once per recipient; a hundred at most. */
    @Test
    void envelopesForOneDomainGoTogether() throws IOException {
        World world = new World();
        List<String> recipients = new ArrayList<>(List.of("other@c.example"));
        for (int i = 0; i < 150; i++) {
            recipients.add("u" + i + "@b.example");
        }
        world.receive(recipients.toArray(String[]::new));
        world.pass(Duration.ZERO);
        assertThat(world.batches).containsExactlyInAnyOrder(1, 100, 50);
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void anAgentThatThrowsCostsNothing() throws IOException {
        World world = new World();
        world.script.put("a@b.example", List.of());
        world.receive("a@b.example");
        world.pass(Duration.ZERO);
        Envelope kept = queued(world).getFirst();
        assertThat(kept.attempts().status()).isEqualTo("451 4.3.0 internal error");
        world.answer("a@b.example", delivered());
        world.pass(Duration.ofHours(1));
        assertThat(queued(world)).isEmpty();
    }

    @Test
    void whatAPersonRemovedIsForgotten() throws IOException {
        World world = new World();
        world.answer("a@b.example", later());
        EnvelopeId id = world.receive("a@b.example").getFirst();
        world.pass(Duration.ofSeconds(1));
        world.queue.remove(id);
        world.pass(Duration.ofHours(1));
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
    }

    @Test
    void whatAPersonPutThereIsFoundWhenTold() throws IOException {
        World world = new World();
        World.putPast(world);
        assertThat(world.scheduler.discover(new Selection.All())).isEqualTo(1);
        assertThat(world.scheduler.discover(new Selection.All())).isZero();
        world.pass(Duration.ZERO);
        assertThat(world.tried).hasSize(1);
        assertThatThrownBy(() -> world.scheduler.discover(new Selection.One(ANY)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatAPersonPutThereIsFoundInTime() throws IOException {
        World world = new World();
        world.scheduler.start();
        world.pass(Duration.ofMinutes(1));
        World.putPast(world);
        world.pass(Duration.ofMinutes(10));
        assertThat(world.tried).containsExactly("600 mta past@b.example");
    }

    @Test
    void countsAreRight() throws IOException {
        World world = new World();
        world.answer("a@b.example", later(), delivered());
        world.answer("c@b.example", never());
        world.receive("a@b.example", "c@b.example");
        world.pass(Duration.ofSeconds(10));
        assertThat(world.counters.snapshot())
                .containsEntry("scheduler.envelope", 1L)
                .containsEntry("scheduler.envelope.incoming", 2L)
                .containsEntry("scheduler.delivery.tempfail", 1L)
                .containsEntry("scheduler.delivery.permfail", 1L)
                .containsEntry("queue.bounce", 1L)
                .doesNotContainKey("scheduler.delivery.ok");
    }

    @Test
    void closingStopsNewTries() throws IOException {
        World world = new World();
        world.answer("a@b.example", later());
        world.receive("a@b.example");
        world.pass(Duration.ZERO);
        assertThat(world.scheduler.close(Duration.ZERO)).isTrue();
        world.pass(Duration.ofDays(1));
        assertThat(world.tried).hasSize(1);
    }

    private static int count(World world, Scheduled.State state) {
        return (int)
                world.scheduler.list(new Selection.All()).stream()
                        .filter(entry -> entry.state() == state)
                        .count();
    }

    private static List<Envelope> queued(World world) throws IOException {
        List<Envelope> found = new ArrayList<>();
        world.queue.scan(found::add);
        return found;
    }

    private static Envelope asking(Envelope envelope, Dsn.Notify... when) {
        return envelope.with(new Dsn(Set.of(when), "", "", ""));
    }

    private static Envelope relayed(String recipient) {
        return EnvelopeSamples.relay(new EnvelopeId(1, 1), recipient);
    }

    private static Envelope local(String recipient) {
        return EnvelopeSamples.local(new EnvelopeId(1, 1), recipient);
    }

    @Test
    void successIsReportedWhereNobodyElseDoes() throws IOException {
        World world = new World();
        world.answer("b@b.example", new Outcome.Delivered("250 ok", true));
        world.receive(asking(relayed("a@b.example"), Dsn.Notify.SUCCESS));
        world.receive(asking(relayed("b@b.example"), Dsn.Notify.SUCCESS));
        world.receive(asking(local("c@b.example"), Dsn.Notify.SUCCESS));
        world.receive(asking(local("d@b.example"), Dsn.Notify.FAILURE));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.reported)
                .containsExactlyInAnyOrder(
                        "1 RELAYED a@b.example=250 ok", "1 DELIVERED c@b.example=250 ok");
        assertThat(world.scheduler.list(new Selection.All())).isEmpty();
    }

    @Test
    void whoWantsNoReportGetsNone() throws IOException {
        World world = new World();
        for (String recipient : List.of("a@b.example", "b@b.example")) {
            world.answer(recipient, new Outcome.PermanentFailure("550 no"));
        }
        world.answer("c@b.example", World.later());
        world.receive(asking(relayed("a@b.example"), Dsn.Notify.NEVER));
        world.receive(asking(relayed("b@b.example"), Dsn.Notify.FAILURE));
        world.receive(asking(relayed("c@b.example"), Dsn.Notify.FAILURE));
        world.pass(Duration.ofHours(20));
        assertThat(world.reported).containsExactly("1 FAILED b@b.example=550 no");
    }

    /** As many as a large list that went wrong, each a message of its own. */
    @Test
    void tenThousandFailuresDoNotHoldUpAFreshMessage() throws IOException {
        World world = new World();
        int failures = 10_000;
        for (int i = 0; i < failures; i++) {
            String recipient = "r" + i + "@b.example";
            world.answer(recipient, new Outcome.PermanentFailure("550 no"));
            world.receive(recipient);
        }
        world.receive(
                EnvelopeSamples.from(
                        MailAddress.parse("fresh@c.example"),
                        new EnvelopeId(1, 1),
                        new Envelope.Relay("out", ""),
                        "fresh@d.example"));
        world.pass(Duration.ZERO);
        int place = world.tried.indexOf("0 mta fresh@d.example");
        assertThat(place)
                .as("no later than those that ran when it came, and one of the other sender")
                .isBetween(0, SchedulerSettings.DEFAULT.limit(AgentKind.MTA) + 1);
        world.pass(Duration.ofHours(1));
        assertThat(world.reported).hasSize(failures);
    }
}
