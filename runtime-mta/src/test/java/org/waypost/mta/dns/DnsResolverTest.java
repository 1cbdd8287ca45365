package org.waypost.mta.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.Resolver.Mx;
import org.waypost.mta.io.Resolver.Reply;
import org.xbill.DNS.Type;

class DnsResolverTest {
    @TempDir private Path folder;
    private SmallDns dns;
    private DnsResolver resolver;

    @BeforeEach
    void start() throws Exception {
        dns = SmallDns.start();
        resolver =
                new DnsResolver(
                        new DnsSettings(
                                List.of(dns.address()),
                                folder.resolve("hosts"),
                                Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    private static Reply.Found<InetAddress> found(String... addresses) {
        return new Reply.Found<>(Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }

    @Test
    void exchangers() throws Exception {
        dns.has("a.example.", Type.MX, "20 far.example.")
                .has("a.example.", Type.MX, "10 near.example.")
                .has("null.example.", Type.MX, "0 .");
        assertThat(((Reply.Found<Mx>) resolver.mx("a.example")).records())
                .containsExactlyInAnyOrder(new Mx(20, "far.example"), new Mx(10, "near.example"));
        assertThat(resolver.mx("null.example"))
                .isEqualTo(new Reply.Found<>(List.of(new Mx(0, "."))));
    }

    @Test
    void textsAreWhole() throws Exception {
        dns.has("a.example.", Type.TXT, "\"v=spf1 \" \"-all\"");
        assertThat(resolver.texts("a.example"))
                .isEqualTo(new Reply.Found<>(List.of("v=spf1 -all")));
        assertThat(resolver.texts("b.example")).isEqualTo(new Reply.NoSuchName<>());
    }

    @Test
    void nothingAndNobodyAreTwoThings() throws Exception {
        dns.has("a.example.", Type.A, "192.0.2.1");
        assertThat(resolver.mx("a.example")).isEqualTo(new Reply.Nothing<>());
        assertThat(resolver.mx("b.example")).isEqualTo(new Reply.NoSuchName<>());
        assertThat(resolver.mx("broken.example")).isInstanceOf(Reply.TemporaryFailure.class);
    }

    @Test
    void addressesOfBothFamilies() throws Exception {
        dns.has("a.example.", Type.AAAA, "2001:db8::1")
                .has("a.example.", Type.A, "192.0.2.1")
                .has("six.example.", Type.AAAA, "2001:db8::2")
                .has("b.example.", Type.CNAME, "a.example.");
        assertThat(resolver.addresses("a.example")).isEqualTo(found("192.0.2.1", "2001:db8::1"));
        assertThat(resolver.addresses("six.example")).isEqualTo(found("2001:db8::2"));
        assertThat(resolver.addresses("b.example")).isEqualTo(found("192.0.2.1", "2001:db8::1"));
        assertThat(resolver.addresses("nobody.example")).isEqualTo(new Reply.NoSuchName<>());
        assertThat(resolver.addresses("broken.example")).isInstanceOf(Reply.TemporaryFailure.class);
    }

    @Test
    void numbersNeedNoDns() {
        assertThat(resolver.addresses("192.0.2.7")).isEqualTo(found("192.0.2.7"));
        assertThat(resolver.addresses("::1")).isEqualTo(found("::1"));
        assertThat(dns.questions()).isZero();
    }

    @Test
    void namesThatAreNoNames() {
        assertThat(resolver.addresses("a..b")).isEqualTo(new Reply.NoSuchName<>());
        assertThat(resolver.mx("x".repeat(70) + ".example")).isEqualTo(new Reply.NoSuchName<>());
        assertThat(dns.questions()).isZero();
    }

    @Test
    void reverseNames() throws Exception {
        dns.has("1.2.0.192.in-addr.arpa.", Type.PTR, "mx.example.");
        assertThat(resolver.reverse(InetAddress.ofLiteral("192.0.2.1")))
                .isEqualTo(new Reply.Found<>(List.of("mx.example")));
        assertThat(resolver.reverse(InetAddress.ofLiteral("192.0.2.2")))
                .isEqualTo(new Reply.NoSuchName<>());
    }

    @Test
    void hostsFileComesFirstAndIsReadAnew() throws Exception {
        dns.has("lab.example.", Type.A, "192.0.2.1");
        Path hosts = folder.resolve("hosts");
        Files.writeString(hosts, "# remark\n192.0.2.9 Lab.example lab # mine\nfe80::1%lo0 x\n\n");
        assertThat(resolver.addresses("lab.EXAMPLE")).isEqualTo(found("192.0.2.9"));
        assertThat(resolver.addresses("lab")).isEqualTo(found("192.0.2.9"));
        assertThat(resolver.reverse(InetAddress.ofLiteral("192.0.2.9")))
                .isEqualTo(new Reply.Found<>(List.of("Lab.example")));
        Files.writeString(hosts, "192.0.2.8 lab\n");
        Files.setLastModifiedTime(hosts, FileTime.fromMillis(1_000_000));
        assertThat(resolver.addresses("lab")).isEqualTo(found("192.0.2.8"));
        assertThat(resolver.addresses("lab.example")).isEqualTo(found("192.0.2.1"));
    }

    @Test
    void answersAreKept() throws Exception {
        dns.has("a.example.", Type.MX, "10 near.example.");
        resolver.mx("a.example");
        int before = dns.questions();
        resolver.mx("a.example");
        assertThat(dns.questions()).isEqualTo(before);
    }
}
