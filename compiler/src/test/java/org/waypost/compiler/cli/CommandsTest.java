package org.waypost.compiler.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.compiler.Checker;
import org.waypost.compiler.CompiledFile;

class CommandsTest {
    private static final String GOOD = "accept from any for domain \"a.test\" deliver to mbox\n";
    private static final String BAD = "accept for all relay\n";

    @TempDir Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static CommandRun smtpd(String file) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = Checker.check(file, Map.of(), InputStream.nullInputStream(), stream);
        return new CommandRun(exit, "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void lookupSaysThatAFileIsNotHere() throws IOException {
        Path conf = folder.resolve("far.conf");
        Files.writeString(conf, "table t file:/far/away\nmatch for any reject\n");
        CommandRun run = CommandRun.of("lookup", conf.toString(), "t", "key");
        assertThat(run.err()).contains("`/far/away` of the table `t` cannot be read here");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void checkSaysYesOrNo() throws IOException {
        CommandRun good = CommandRun.of("check", file("smtpd.conf", GOOD));
        assertThat(good.exit()).isZero();
        assertThat(good.out()).startsWith("configuration OK");
        CommandRun bad = CommandRun.of("check", file("bad.conf", BAD));
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).contains("bad.conf:1:12", "^^^", "1 error");
    }

    @Test
    void smtpdSaysItInTheOriginalsWords() throws IOException {
        String good = file("smtpd.conf", GOOD);
        assertThat(smtpd(good)).isEqualTo(new CommandRun(0, "", "configuration OK\n"));
        String bad = file("bad.conf", BAD);
        assertThat(smtpd(bad).exit()).isEqualTo(1);
        assertThat(smtpd(bad).err()).startsWith(bad + ":1: syntax error\n    ");
    }

    @Test
    void aFileThatCannotBeUsedIsOneLine() throws IOException {
        String binary = file("binary", "a\0b");
        for (String name : new String[] {folder + "/none", binary, folder.toString(), ""}) {
            CommandRun check = CommandRun.of("check", name);
            assertThat(check.exit()).isEqualTo(1);
            assertThat(check.err()).hasLineCount(1).startsWith("waypost: ");
            assertThat(smtpd(name).exit()).isEqualTo(1);
            assertThat(smtpd(name).err()).hasLineCount(1).startsWith("smtpd: cannot read `");
        }
    }

    @Test
    void aPipeWithoutAWriterIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThat(CompiledFile.isOne(pipe.toString())).isFalse();
        assertThat(CommandRun.of("check", pipe.toString()).err())
                .isEqualTo("waypost: cannot read `" + pipe + "`: not a regular file\n");
        assertThat(smtpd(pipe.toString()).err())
                .isEqualTo("smtpd: cannot read `" + pipe + "`: not a regular file\n");
    }

    @Test
    void whyAFileCannotBeReadIsSaid() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertThat(CommandRun.of("check", loop.toString()).err())
                .startsWith(
                        "waypost: cannot read `" + loop + "`: too many levels of symbolic link");
    }

    @Test
    void aFolderMeansItsConfigurations() throws IOException {
        file("smtpd.conf", GOOD);
        file("sub/smtpd-2.conf", BAD);
        file("etc/smtpd/part.conf", GOOD);
        file("other.conf", BAD);
        CommandRun run = CommandRun.of("check", folder.toString());
        assertThat(run.out()).contains("smtpd-2.conf:1", "(3 files)").doesNotContain("other.conf");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void lintsAreToldAndDoNotChangeTheAnswer() throws IOException {
        String file = file("smtpd.conf", "table spare { a }\n" + GOOD);
        CommandRun check = CommandRun.of("check", file);
        assertThat(check.exit()).isZero();
        assertThat(check.out()).contains("unused-table", "configuration OK, 1 warning");
        assertThat(smtpd(file)).isEqualTo(new CommandRun(0, "", "configuration OK\n"));
    }

    @Test
    void theCommandLineSetsSeverities() throws IOException {
        String file = file("smtpd.conf", "table spare { a }\n" + GOOD);
        assertThat(CommandRun.of("check", "--deny", "unused-table", file).exit()).isEqualTo(1);
        assertThat(CommandRun.of("check", "--deny=warnings", file).exit()).isEqualTo(1);
        CommandRun allowed = CommandRun.of("check", "--allow", "unused-table", file);
        assertThat(allowed.out()).doesNotContain("unused-table");
        CommandRun unknown = CommandRun.of("check", "--allow", "unused-tabel", file);
        assertThat(unknown.exit()).isZero();
        assertThat(unknown.err())
                .isEqualTo(
                        "waypost: warning: there is no code `unused-tabel`; did you mean"
                                + " `unused-table`?\n");
    }

    @Test
    void fixRewritesTheFileAndSaysWhatItDid() throws IOException {
        String before = "# old\naccept from 192.0.2.0/24 for any relay\n";
        String file = file("smtpd.conf", before);
        CommandRun run = CommandRun.of("check", "--fix", file);
        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualTo(file + ":2: mended: `from` is written `from source` since 5.4\n");
        assertThat(Files.readString(Path.of(file)))
                .isEqualTo(before.replace("from 1", "from source 1"));
        assertThat(CommandRun.of("check", "--fix", file).err()).isEmpty();
        assertThat(CommandRun.withInput(before, "check", "--fix", "-").exit()).isEqualTo(64);
    }

    @Test
    void fixKeepsBytesThatAreNotUtf8() throws IOException {
        Path file = folder.resolve("smtpd.conf");
        byte[] text = "# caf\u00e9\nMatch from any for local reject\n".getBytes(ISO_8859_1);
        Files.write(file, text);
        assertThat(CommandRun.of("check", "--fix", file.toString()).exit()).isZero();
        text[7] = 'm';
        assertThat(Files.readAllBytes(file)).isEqualTo(text);
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void standardInputIsAFileToo() {
        assertThat(CommandRun.withInput(GOOD, "check", "-").exit()).isZero();
        assertThat(CommandRun.withInput(BAD, "check", "--format=line", "-").out())
                .startsWith("-:1: syntax error");
        assertThat(CommandRun.withInput("expire   4d", "fmt", "-").out()).isEqualTo("expire 4d\n");
    }

    @Test
    void severalFilesGiveOneArray() throws IOException {
        String bad = file("bad.conf", BAD);
        CommandRun run = CommandRun.of("check", "--format", "json", bad, bad);
        assertThat(run.out()).startsWith("[ {").containsOnlyOnce("\n} ]").contains("\n}, {");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "graph", "show", "replay", "lookup"})
    void whatDoesNotCompileIsTwo(String command) throws IOException {
        String bad = file("bad.conf", BAD);
        CommandRun run =
                switch (command) {
                    case "replay" -> CommandRun.of(command, bad, bad);
                    case "lookup" -> CommandRun.of(command, bad, "t", "k");
                    case "explain" ->
                            CommandRun.of(
                                    command, bad, "--from=local", "--sender=a@b", "--rcpt=c@d");
                    default -> CommandRun.of(command, bad);
                };
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.conf:1:12", "does not compile");
    }

    @Test
    void wrongUsageIs64() {
        assertThat(CommandRun.of().exit()).isEqualTo(64);
        assertThat(CommandRun.of("nothing").exit()).isEqualTo(64);
        assertThat(CommandRun.of("check").exit()).isEqualTo(64);
        assertThat(CommandRun.of("check", "--release=9", "x").exit()).isEqualTo(64);
        assertThat(CommandRun.of("explain", "x", "--from=local").err())
                .contains("an envelope needs --sender, --rcpt");
    }

    @Test
    void everyCommandHasHelp() {
        CommandRun help = CommandRun.of("help");
        assertThat(help.exit()).isZero();
        for (String line : help.out().lines().skip(2).toList()) {
            String name = line.strip().split(" ")[0];
            if (line.startsWith("  ") && !name.equals("demo") && !name.equals("lsp")) {
                assertThat(CommandRun.of(name, "--help").out())
                        .startsWith("usage: waypost " + name);
            }
        }
    }

    @Test
    void replayPrintsOneLineForEach() throws IOException {
        String conf = file("smtpd.conf", GOOD);
        String envelopes =
                file(
                        "e.tsv",
                        """
                        -\t192.0.2.1\t0\tmx\tx@y\tu@a.test\t1\taccept\tmbox
                        -\t192.0.2.1\t0\tmx\tx@y\tu@b.test\tNONE\treject\t-
                        -\t192.0.2.1\t0\tmx\tx y@z\tu@b.test\t1\treject\t-
                        """);
        CommandRun run = CommandRun.of("replay", conf, envelopes);
        assertThat(run.out()).isEqualTo("1\taccept\tmbox\nNONE\treject\t-\n553\treject\t-\n");
        assertThat(run.exit()).isZero();
        CommandRun expect = CommandRun.of("replay", "--expect", conf, envelopes);
        assertThat(expect.exit()).isEqualTo(1);
        assertThat(expect.out())
                .hasLineCount(2)
                .contains("e.tsv:3: expected reject by rule 1, decided reject (the address is ")
                .contains("    from 192.0.2.1, helo mx, sender <x y@z>, rcpt <u@b.test>");
        assertThat(expect.err()).isEqualTo("2 of 3 decided as expected\n");
    }

    @Test
    void replayReadsWhatOtherSystemsWrite() throws IOException {
        String conf = file("smtpd.conf", GOOD);
        String row = "-\t192.0.2.1\t0\tmx\tx@y\tu@a.test\t1\taccept\tmbox\tinternal";
        String crlf = file("crlf.tsv", row + "\r\n" + row + "\r\n\r\n");
        CommandRun run = CommandRun.of("replay", "--expect", conf, crlf);
        assertThat(run).isEqualTo(new CommandRun(0, "", "2 of 2 decided as expected\n"));
        CommandRun few = CommandRun.of("replay", conf, file("few.tsv", row + "\n-\t192.0.2.1\n"));
        assertThat(few.exit()).isEqualTo(64);
        assertThat(few.err()).hasLineCount(1).contains("few.tsv:2: expected 6 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lo=127.0.0.1,::1;eth0=192.0.2.1", "lo=127.0.0.1, ::1;", "lo=;"})
    void interfacesAreRead(String list) throws IOException {
        String conf = file("smtpd.conf", "listen on lo\n" + GOOD);
        CommandRun run = CommandRun.of("check", "--interfaces", list, conf);
        assertThat(run.out()).startsWith("configuration OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lo", "=127.0.0.1", "lo=localhost"})
    void oddInterfacesAreOneLine(String list) throws IOException {
        CommandRun run = CommandRun.of("check", "--interfaces", list, file("smtpd.conf", GOOD));
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).hasLineCount(1).contains("--interfaces");
    }

    @Test
    void explainLooksUpNoNamesForARelayOrARejection() throws IOException {
        String conf = file("smtpd.conf", "accept from local for any relay\n");
        CommandRun relay = explain(conf, "local");
        assertThat(relay.out()).contains("by `local`\n").doesNotContain("aliases:", ":0");
        CommandRun rejected = explain(conf, "192.0.2.1");
        assertThat(rejected.out())
                .contains("no rule matches\nreply: 550")
                .doesNotContain("aliases");
    }

    private static CommandRun explain(String conf, String from) {
        return CommandRun.of(
                "explain", conf, "--from", from, "--sender", "a@b.test", "--rcpt", "c@d.test");
    }

    @Test
    void checkSaysOnceWhereMoreIsToBeRead() throws IOException {
        CommandRun run = CommandRun.of("check", file("bad.conf", BAD + BAD));
        assertThat(run.out()).endsWith("2 errors\n`waypost help before-2013` says more\n");
        CommandRun page = CommandRun.of("help", "syntax-error");
        assertThat(page.exit()).isZero();
        assertThat(page.out()).startsWith("syntax-error\n").contains("\nwrong:\n", "\nright:\n");
    }

    @Test
    void aFileOfNoiseShowsTheFirstErrors() throws IOException {
        CommandRun run = CommandRun.of("check", file("bad.conf", BAD.repeat(1500)));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().split("error\\[")).hasSize(1001);
        assertThat(run.out()).contains("only the first 1000 are shown\n1500 errors\n");
    }

    @Test
    void coverageNamesTheRulesWithoutACase() throws IOException {
        file(
                "smtpd.conf",
                """
                table names { joe = joe@out.test }
                accept from any for domain "a.test" alias <names> deliver to mbox
                accept from any for domain "out.test" relay
                accept from any for domain "c.test" relay
                """);
        String suite =
                file(
                        "a.mailtest.yaml",
                        """
                        config: smtpd.conf
                        cases:
                          - name: by way of an alias
                            from: 192.0.2.1
                            sender: x@y.test
                            rcpt: joe@a.test
                            expect: { decision: accept, line: 2, expands: joe@out.test }
                        """);
        CommandRun run = CommandRun.of("test", "--coverage", suite);
        assertThat(run.out()).contains("1 of 1\n      2 of 3 rules covered; no case for line 4\n");
        assertThat(CommandRun.of("test", suite).out()).doesNotContain("covered");
    }

    @Test
    void whatIsCloseIsSuggested() throws IOException {
        assertThat(CommandRun.of("chekc").err()).contains("did you mean `check`?");
        String conf = file("smtpd.conf", "table users { joe }\n" + GOOD);
        assertThat(CommandRun.of("lookup", conf, "user", "joe").err())
                .contains("no table `user`; did you mean `users`?");
        assertThat(CommandRun.of("lookup", conf, "<users>", "joe").exit()).isZero();
        assertThat(CommandRun.of("lookup", conf, "x", "joe").err()).doesNotContain("<dynamic");
    }

    @Test
    void showTellsWhatAListenerSaysFromItsDefaults() throws IOException {
        String conf = file("smtpd.conf", "listen on 127.0.0.1 port 2525 tag $tag\n" + GOOD);
        CommandRun run =
                CommandRun.of("show", "-D", "tag=Outside", "--hostname", "mx.a.test", conf);
        assertThat(run.out())
                .contains("    port: 2525\n", "    tag: Outside\n")
                .contains("    family: inet4 and inet6  (default)\n", "    tls: none  (default)\n")
                .contains("    hostname: mx.a.test (the server's)  (default)\n");
    }

    @Test
    void anAbsolutePathIsLookedForUnderTheRoot() throws IOException {
        String table = file("names", "joe\n");
        String root = table.substring(0, table.lastIndexOf('/'));
        String conf = file("smtpd.conf", "table users file:/names\n" + GOOD);
        assertThat(CommandRun.of("lookup", "--root", root, conf, "users", "joe").exit()).isZero();
        assertThat(CommandRun.of("check", conf).out()).contains("`/names` cannot be checked here");
    }

    @Test
    void explainSaysWhichAnswerIsMissing() throws IOException {
        String conf =
                file(
                        "smtpd.conf",
                        """
                        table doms db:/etc/mail/doms.db
                        accept from any for domain <doms> deliver to mbox
                        """);
        String[] words = {"explain", conf, "--from=192.0.2.1", "--sender=a@b", "--rcpt=u@x.test"};
        CommandRun asked = CommandRun.of(words);
        assertThat(asked.exit()).isEqualTo(3);
        assertThat(asked.err()).contains("--answer 'doms:x.test=VALUE'");
        String[] answered = java.util.Arrays.copyOf(words, words.length + 1);
        answered[words.length] = "--answer=doms:x.test=yes";
        assertThat(CommandRun.of(answered).out()).contains("accepted by rule 1");
        answered[words.length] = "--answer=doms:x.test";
        assertThat(CommandRun.of(answered).out()).contains("rejected: no rule matches");
    }

    @Test
    void aTestThatIsNotMetIsExplained() throws IOException {
        file("smtpd.conf", GOOD);
        String test =
                file(
                        "x.mailtest.yaml",
                        """
                        config: smtpd.conf
                        cases:
                          - name: is kept
                            from: 192.0.2.1
                            sender: a@b
                            rcpt: u@b.test
                            expect: { decision: accept, line: 1, action: mbox }
                        """);
        Path junit = folder.resolve("out.xml");
        CommandRun run = CommandRun.of("test", "--junit", junit.toString(), test);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "is kept (" + test + ":3)",
                        "decision expected accept, found reject",
                        "line     expected 1, found none",
                        "the recipient's domain `b.test` is not in { a.test }",
                        "0 passed, 1 failed");
        assertThat(Files.readString(junit)).contains("<testcase", "<failure", "is kept");
    }

    @Test
    void fmtRewritesAndChecks() throws IOException {
        String file = file("smtpd.conf", "expire   4d\n");
        assertThat(CommandRun.of("fmt", "--check", file).exit()).isEqualTo(1);
        assertThat(CommandRun.of("fmt", "--diff", file).out())
                .contains("@@ -1,1 +1,1 @@", "-expire   4d", "+expire 4d");
        assertThat(CommandRun.of("fmt", file).exit()).isZero();
        assertThat(Path.of(file)).hasContent("expire 4d\n");
        assertThat(CommandRun.of("fmt", "--check", file).exit()).isZero();
    }
}
