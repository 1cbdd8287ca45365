package org.waypost.mta.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.mta.control.Requests.Reading.NotUnderstood;
import org.waypost.mta.control.Requests.Reading.Understood;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.Selection;

class RequestsTest {
    private static final EnvelopeId ID = new EnvelopeId(0x69ef771a, 0xbad1ef6e);

    @ParameterizedTest
    @CsvSource({
        "show queue, show queue",
        "sh q, show queue",
        "sh q 69ef771a, show queue 69ef771a",
        "pa md, pause mda",
        "pause envelope all, pause envelope all",
        "rem all, remove all",
        "rem 69ef771abad1ef6e, remove 69ef771abad1ef6e",
        "sc 69ef771a, schedule 69ef771a",
        "l v, log verbose",
        "prof, profile",
        "show stat, ",
        "show host all, ",
        "re all, ",
        "show, ",
        "pause envelope, ",
        "show queue all, ",
        "show queue 69ef771abad1ef6e, ",
        "remove 69EF771A, ",
        "remove 00000000, ",
        "discover all, discover all",
        "profile now, ",
        "profile queue, profile queue",
        "queue why 69ef771abad1ef6e, queue why 69ef771abad1ef6e",
        "q w 69ef771a, ",
        "pause mta for b.example, pause mta for b.example",
        "pause mta, pause mta",
        "pause mta from 192.0.2.1 for b.example, pause mta from 192.0.2.1 for b.example",
        "res mta from [2001:db8::1] for *, resume mta from [2001:db8::1] for *",
        "pause mta from host.example for b.example, ",
        "pause mta from 192.0.2.1, ",
        "resume route 7, resume route 7",
        "resume route all, ",
        "unc 69ef771a, uncorrupt 69ef771a",
        "schedule-all, schedule all",
        "schedule-id 69ef771a, schedule 69ef771a",
        "update map users, update table users",
        "sh q --json --sender=a@b, show queue --json --sender=a@b",
        "sh q --state=late, ",
        "sh q --json --json, ",
        "remove all --json, ",
        "show hosts, show hosts",
        "st, stop",
        "spf w, spf walk",
        "prof imsg, profile imsg",
        "encrypt secret, encrypt secret",
        "trace smtp, trace smtp",
        "nonsense, ",
    })
    void wordsMayBeShortened(String typed, String full) {
        switch (Requests.read(List.of(typed.split(" ")))) {
            case Understood(Request _, List<String> words) ->
                    assertThat(String.join(" ", words)).isEqualTo(full);
            case NotUnderstood _ -> assertThat(full).isNull();
        }
    }

    @Test
    void aRequestIsTyped() {
        assertThat(read("remove", ID.toString()))
                .isEqualTo(new Request.Remove(new Selection.One(ID)));
        assertThat(read("show", "message", ID.toString()))
                .isEqualTo(new Request.ShowMessage(ID.message()));
        assertThat(read("resume", "smtp")).isEqualTo(new Request.Resume(Request.Part.SMTP));
    }

    @Test
    void possibilitiesAreShown() {
        assertThat(possibilities("show", "stat")).contains("show stats", "show status");
        assertThat(possibilities("pause"))
                .containsExactly("pause envelope", "pause mda", "pause mta", "pause smtp");
        assertThat(possibilities("pause", "envelope"))
                .containsExactly("pause envelope <envelope id> | <message id> | all");
        assertThat(possibilities("profile", "now"))
                .containsExactly("profile imsg", "profile queue");
        assertThat(possibilities("stop", "now")).isEmpty();
        assertThat(possibilities()).contains("show", "remove", "discover");
    }

    @Test
    void whatWasProbablyMeant() {
        assertThat(Requests.meant(List.of("shwo", "queue"))).contains("show");
        assertThat(Requests.meant(List.of("show", "quue"))).contains("show queue");
        assertThat(Requests.meant(List.of("resume", "route"))).isEmpty();
        assertThat(Requests.meant(List.of("update", "table"))).isEmpty();
        assertThat(Requests.meant(List.of("frobnicate"))).isEmpty();
        assertThat(Requests.meant(List.of())).isEmpty();
    }

    @Property
    void anyWordsAreReadOrRefused(@ForAll @Size(max = 5) List<String> words) {
        assertThat(Requests.read(words)).isNotNull();
    }

    @Property
    void framesSurviveTheWire(@ForAll String text) {
        for (Frame frame :
                List.of(
                        new Frame.Line(text),
                        new Frame.Raw(text),
                        new Frame.Done(text),
                        new Frame.Failed(text))) {
            assertThat(frame.encode()).matches("[ -~]*");
            assertThat(Frame.decode(frame.encode())).contains(frame);
        }
    }

    @Property
    void anyLineIsAFrameOrRefused(@ForAll String line) {
        Frame.decode(line).ifPresent(frame -> assertThat(frame.encode()).isNotEmpty());
    }

    private static Request read(String... words) {
        return ((Understood) Requests.read(List.of(words))).request();
    }

    private static List<String> possibilities(String... words) {
        return ((NotUnderstood) Requests.read(List.of(words))).possibilities();
    }
}
