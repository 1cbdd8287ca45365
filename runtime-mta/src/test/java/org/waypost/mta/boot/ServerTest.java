package org.waypost.mta.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.UnusableFile;
import org.waypost.compiler.model.Configuration;
import org.waypost.mta.control.ControlClient;
import org.waypost.mta.control.Frame;
import org.waypost.mta.control.Request;
import org.waypost.mta.demo.SinkMail;
import org.waypost.mta.demo.SinkServer;
import org.waypost.mta.queue.fs.SpoolLayout;
import org.waypost.mta.smtp.netty.RawClient;
import org.waypost.mta.tls.Certificates;

/** Whole servers in this process: what they refuse to start on, and mail from one to another. */
class ServerTest {
    private static final String RELAY =
            """
            action "out" relay
            match from local for any action "out"
            """;

    /** What a Berkeley DB hash of version 1.85 begins with. */
    private static final byte[] BERKELEY_HASH = {0x00, 0x06, 0x15, 0x61, 0, 0, 0, 2};

    @TempDir Path folder;
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    private Configuration compile(String text) throws IOException, UnusableFile {
        Path file = Files.writeString(folder.resolve("smtpd.conf"), text);
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.example.org"),
                        Optional.empty(),
                        Map.of(),
                        true);
        Compilation compilation =
                SmtpdCompiler.compile(
                        MainFile.open(file.toString(), Path.of("/"), InputStream.nullInputStream()),
                        options);
        return compilation
                .configuration()
                .orElseThrow(() -> new AssertionError(compilation.diagnostics()));
    }

    private Server start(String text) throws Exception {
        return Server.start(
                compile(text), ServerOptions.in(folder.resolve("spool")), World.system());
    }

    private void refuses(String text, String... sentences) {
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(StartFailure.class)
                .satisfies(f -> assertThat(f.getMessage()).contains(sentences));
    }

    private String listen(String options) {
        return "listen on 127.0.0.1 port " + port + options + "\n";
    }

    private static void envelope(RawClient client, String sender, String recipient)
            throws IOException {
        client.reply();
        client.ask("EHLO client.example.net");
        client.ask("MAIL FROM:<" + sender + ">");
        assertThat(client.ask("RCPT TO:<" + recipient + ">")).startsWith("250");
        client.ask("DATA");
        assertThat(client.send("Subject: x\r\n\r\ntext\r\n.\r\n").reply()).startsWith("250");
    }

    @Test
    void receptionMayBeAtRestFromTheStart() throws Exception {
        ServerOptions resting =
                ServerOptions.in(folder.resolve("spool")).paused(Set.of(Request.Part.values()));
        try (Server server = Server.start(compile(listen("") + RELAY), resting, World.system());
                RawClient client = new RawClient(server.addresses().getFirst())) {
            assertThat(ask("show status").toString()).contains("MDA paused", "SMTP paused");
            ask("resume smtp");
            assertThat(client.reply()).startsWith("220 ");
            assertThat(ask("show status").toString()).contains("MTA paused", "SMTP running");
        }
    }

    private List<Frame> ask(String request) throws IOException {
        List<Frame> answer = new ArrayList<>();
        Path socket = new SpoolLayout(folder.resolve("spool")).control();
        answer.add(ControlClient.ask(socket, List.of(request.split(" ")), answer::add));
        return answer;
    }

    @Test
    void whatIsNotDoneIsNamedWithItsLine() {
        refuses(
                """
                filter spam phase connect match rdns reject "550 no"
                mda wrapper w "cat"
                action "in" mda "cat" wrapper w
                match for local action "in"
                """,
                "smtpd.conf:1: `filter`",
                "smtpd.conf:2: `mda wrapper`",
                "smtpd.conf:3: action `in`: `wrapper w`");
    }

    @Test
    void whatNoRuleUsesIsNamedToo() throws Exception {
        Path database = Files.write(folder.resolve("t.db"), BERKELEY_HASH);
        refuses(
                "table t db:%s\n".formatted(database)
                        + "action \"vmail\" maildir user vmail\n"
                        + RELAY
                        + listen(""),
                "smtpd.conf:1: table `t` is of the kind `db`",
                "smtpd.conf:2: action `vmail`: `user vmail` is understood but not done");
    }

    @Test
    void authNeedsATable() throws Exception {
        Certificates.certificate(folder.resolve("crt"), Certificates.keys("EC", 256), "mx");
        Certificates.pkcs8Key(folder.resolve("key"), Certificates.keys("EC", 256));
        String pki = "pki mx.example.org cert \"%1$s/crt\" key \"%1$s/key\"\n".formatted(folder);
        refuses(
                pki + listen(" tls pki mx.example.org auth") + RELAY,
                "smtpd.conf:2: `auth` needs a table");
        refuses(
                pki + listen(" tls pki mx.example.org") + RELAY,
                "key is not that of the certificate ");
    }

    @Test
    void portsAndSpoolsThatAreTakenAreSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            refuses(
                    listen("") + RELAY,
                    "cannot listen on 127.0.0.1:" + port + ": another program listens there");
        }
        try (Server first = start(listen("") + RELAY)) {
            assertThat(first.addresses()).hasSize(1);
            refuses(RELAY + "listen on 127.0.0.1 port 1\n", "cannot use the spool");
        }
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(
                        () ->
                                Server.start(
                                        compile(listen("") + RELAY),
                                        ServerOptions.in(folder.resolve("file")),
                                        World.system()))
                .hasMessageContaining("cannot use the spool");
    }

    @Test
    void mailGoesToTheSmarthostAndIsKeptForUsers() throws Exception {
        Path inbox = folder.resolve("alice/new");
        Files.createDirectories(inbox);
        try (WatchService watch = inbox.getFileSystem().newWatchService();
                SinkServer smarthost = SinkServer.start();
                Server server =
                        start(
                                """
                                table aliases { info = "alice, carl@example.net" }
                                table users { alice = "1:1:%s" }
                                action "in" maildir "%s/%%{user.username}" \\
                                    alias <aliases> userbase <users>
                                action "out" relay host "smtp://127.0.0.1:%d"
                                match from any for domain "example.org" action "in"
                                match from local for any action "out"
                                """
                                                .formatted(folder, folder, smarthost.port())
                                        + listen(""));
                RawClient client = new RawClient(server.addresses().getFirst())) {
            inbox.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            envelope(client, "ann@example.net", "info+news@example.org");
            SinkMail relayed = smarthost.awaitMail(10).orElseThrow();
            assertThat(relayed.recipients()).containsExactly("carl@example.net");
            assertThat(relayed.message()).contains("Subject: x\n");
            assertThat(awaitFile(inbox, watch)).contains("Subject: x\n", "text\n");
        }
    }

    @Test
    void tablesAreReplacedWhileASessionLasts() throws Exception {
        Path domains = Files.writeString(folder.resolve("domains"), "one.example\n");
        String ann = "ann:x:1:1::" + folder + ":\n";
        Path users = Files.writeString(folder.resolve("users"), ann);
        String rules =
                """
                table domains file:%s
                table users passwd:%s
                action "in" mbox userbase <users>
                match from any for domain <domains> action "in"
                """
                        .formatted(domains, users);
        try (Server server = start(rules + listen(""));
                RawClient client = new RawClient(server.addresses().getFirst())) {
            client.reply();
            client.ask("HELO client.example.net");
            client.ask("MAIL FROM:<>");
            assertThat(client.ask("RCPT TO:<ann@one.example>")).startsWith("250");
            assertThat(client.ask("RCPT TO:<bob@one.example>")).startsWith("550");
            assertThat(client.ask("RCPT TO:<ann@two.example>")).startsWith("550");
            Files.writeString(domains, "two.example\n");
            Files.writeString(users, ann + ann.replace("ann", "bob"));
            assertThat(update("domains")).isEqualTo(new Frame.Done("command succeeded"));
            assertThat(update("users")).isEqualTo(new Frame.Done("command succeeded"));
            assertThat(client.ask("RCPT TO:<ann@one.example>")).startsWith("550");
            assertThat(client.ask("RCPT TO:<bob@two.example>")).startsWith("250");
            Files.writeString(users, "ann\n");
            assertThat(update("users"))
                    .isEqualTo(
                            new Frame.Failed(
                                    "command failed: " + users + ": line 1 is not of passwd(5)"));
            assertThat(client.ask("RCPT TO:<bob+x@two.example>")).startsWith("250");
        }
    }

    private Frame update(String table) throws IOException {
        Path socket = new SpoolLayout(folder.resolve("spool")).control();
        return ControlClient.ask(socket, List.of("update", "table", table), _ -> {});
    }

    @Test
    void tableThatCannotBeOpenedIsNamedWithItsLine() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "ann\n");
        refuses(
                "table users passwd:" + users + "\n" + RELAY + listen(""),
                "smtpd.conf:1: table `users`: " + users + ": line 1 is not of passwd(5)");
    }

    private static String awaitFile(Path maildir, WatchService watch) throws Exception {
        assertThat(watch.poll(10, TimeUnit.SECONDS)).as("something came").isNotNull();
        try (Stream<Path> files = Files.list(maildir)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
