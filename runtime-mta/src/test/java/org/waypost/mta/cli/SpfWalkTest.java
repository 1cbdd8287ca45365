package org.waypost.mta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waypost.mta.delivery.route.NamesInMemory;
import org.waypost.mta.io.Resolver.Mx;
import org.waypost.mta.io.Resolver.Reply;

class SpfWalkTest {
    private final NamesInMemory names = new NamesInMemory();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private boolean walk(String... domains) {
        return new SpfWalk(names, new PrintStream(out), new PrintStream(err))
                .walk(List.of(domains));
    }

    @Test
    void tellsAllNetworksOnce() {
        names.text("a.example", "something else", "v=spf1 ip4:192.0.2.0/24 include:b.example ~all")
                .text("b.example", "V=SPF1 +ip6:2001:db8::/32 ?ip4:192.0.2.0/24 include:A.example.")
                .text("c.example", "v=spf1 a mx/28 a:host.example/24//64 redirect=b.example -mx:d")
                .host("c.example", "192.0.2.9")
                .host("host.example", "198.51.100.1", "2001:db8::1")
                .mx("c.example", new Mx(1, "mx.example"))
                .host("mx.example", "203.0.113.1");
        assertThat(walk("a.example", "", "c.example")).isTrue();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        192.0.2.0/24
                        192.0.2.9
                        203.0.113.1/28
                        198.51.100.1/24
                        2001:db8:0:0:0:0:0:1/64
                        2001:db8::/32
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhatItCannotTell() {
        names.text("a.example", "v=spf1 exists:%{i}.x.example ptr a:none.example mx ip4: all")
                .text("plain.example", "hello")
                .text("slow.example", new Reply.TemporaryFailure<>("timed out"));
        assertThat(walk("a.example", "plain.example", "slow.example", "x\u001b.example")).isFalse();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .containsExactly(
                        "smtpctl: a.example: `exists:%{i}.x.example` depends on the mail",
                        "smtpctl: a.example: `ptr` depends on the mail",
                        "smtpctl: none.example: no address",
                        "smtpctl: a.example: no mail exchanger",
                        "smtpctl: plain.example: no SPF record",
                        "smtpctl: slow.example: timed out",
                        "smtpctl: x\\u001b.example: no such domain");
    }

    @Test
    void endsWhereRecordsIncludeWithoutEnd() {
        IntStream.range(0, 10_001).forEach(i -> names.text("d" + i, "v=spf1 include:d" + (i + 1)));
        assertThat(walk("d0")).isFalse();
        assertThat(err.toString())
                .isEqualTo("smtpctl: d10000: not asked, that were too many names\n");
    }
}
