package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real process, byte by byte. */
@Tag("slow")
@Timeout(60)
class StdioTest {
    private Process process;
    private InputStream out;
    private int lastId;

    @BeforeEach
    void start() throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.waypost.lsp.Main")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        out = new BufferedInputStream(process.getInputStream());
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void speaksTheProtocolAndEndsWithItsClient() throws Exception {
        initialize();
        notify(
                "textDocument/didOpen",
                """
                {"textDocument":{"uri":"untitled:Untitled-1","languageId":"smtpd-conf","version":1,
                "text":"table ips { 192.0.2.1 }\\naction \\"a\\" relay src <ips>\\n"}}
                """);
        JsonObject definition =
                request(
                        "textDocument/definition",
                        """
                        {"textDocument":{"uri":"untitled:Untitled-1"},
                        "position":{"line":1,"character":24}}
                        """);
        assertThat(definition.toString())
                .contains("\"uri\":\"untitled:Untitled-1\"")
                .contains("\"start\":{\"line\":0,\"character\":6}");
        request("shutdown", "null");
        notify("exit", "null");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out.read()).as("nothing else on standard output").isEqualTo(-1);
    }

    /** A client that says nothing of itself gets what the oldest ones understand. */
    @Test
    void aPlainClientGetsFlatSymbolsAndPlacesBeyondTheTextAreItsEnd() throws Exception {
        initialize();
        notify(
                "textDocument/didOpen",
                """
                {"textDocument":{"uri":"untitled:Untitled-1","languageId":"smtpd-conf","version":1,
                "text":"table ips { 192.0.2.1 }\nmatch for any reject\n"}}
                """);
        String id = "{\"textDocument\":{\"uri\":\"untitled:Untitled-1\"}";
        JsonObject symbols = request("textDocument/documentSymbol", id + "}");
        assertThat(symbols.getAsJsonArray("result").get(0).getAsJsonObject().has("location"))
                .isTrue();
        String beyond =
                ",\"range\":{\"start\":{\"line\":0,\"character\":0},"
                        + "\"end\":{\"line\":900,\"character\":7}}";
        String gone = id + ",\"position\":{\"line\":900,\"character\":7}";
        for (String method : new String[] {"documentHighlight", "definition", "references"}) {
            JsonObject none =
                    request(
                            "textDocument/" + method,
                            gone + ",\"context\":{\"includeDeclaration\":true}}");
            assertThat(none.getAsJsonArray("result")).as(method).isEmpty();
        }
        JsonObject hints = request("textDocument/inlayHint", id + beyond + "}");
        assertThat(hints.getAsJsonArray("result")).hasSize(1);
        JsonObject actions =
                request(
                        "textDocument/codeAction",
                        id + beyond + ",\"context\":{\"diagnostics\":[]}}");
        assertThat(actions.has("error")).isFalse();
    }

    @Test
    void endsWithOneWhenTheClientVanishes() throws Exception {
        initialize();
        process.getOutputStream().close();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void survivesWhatIsNoProtocol() throws Exception {
        initialize();
        send("{\"jsonrpc\":\"2.0\",\"id\":900,\"method\":");
        send("[]");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":4711}}");
        JsonObject unknown = request("waypost/noSuchMethod", "{}");
        assertThat(unknown.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32601);
        JsonObject noDocument =
                request(
                        "textDocument/documentSymbol",
                        "{\"textDocument\":{\"uri\":\"untitled:nobody-opened-it\"}}");
        assertThat(noDocument.has("id")).isTrue();
        request("shutdown", "null");
        notify("exit", "null");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void initialize() throws IOException {
        JsonObject answer =
                request(
                        "initialize",
                        "{\"processId\":"
                                + ProcessHandle.current().pid()
                                + ",\"rootUri\":null,\"capabilities\":{}}");
        assertThat(answer.getAsJsonObject("result").has("capabilities")).isTrue();
        notify("initialized", "{}");
    }

    private JsonObject request(String method, String params) throws IOException {
        int id = ++lastId;
        send(
                "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                        .formatted(id, method, params));
        while (true) {
            JsonObject message = JsonParser.parseString(receive()).getAsJsonObject();
            if (message.has("id")
                    && !message.has("method")
                    && message.get("id").toString().replace("\"", "").equals("" + id)) {
                return message;
            }
        }
    }

    private void notify(String method, String params) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
    }

    private void send(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        OutputStream in = process.getOutputStream();
        in.write(
                ("Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in.write(body);
        in.flush();
    }

    private String receive() throws IOException {
        int length = 0;
        for (String line = header(); !line.isEmpty(); line = header()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring("Content-Length: ".length()));
            }
        }
        return new String(out.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String header() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = out.read(); c != '\n'; c = out.read()) {
            if (c < 0) {
                throw new IOException("the server has closed its output");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
