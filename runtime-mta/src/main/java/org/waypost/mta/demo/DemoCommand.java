package org.waypost.mta.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.Command;

/** {@code waypost demo}: the newcomer's minute. */
public final class DemoCommand implements Command {
    private static final int USAGE = 64;
    private static final String NOT_WANTED = "550 5.1.1 nobody of that name here";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "run an example, send five messages through it, show what was decided and why";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (!arguments.isEmpty()) {
            err.println("usage: waypost demo");
            return USAGE;
        }
        try (DemoFiles files = DemoFiles.prepare();
                EndedEarly _ = EndedEarly.guard(files);
                SinkServer smarthost = SinkServer.start()) {
            return show(files, smarthost, new Telling(out)) ? 0 : 1;
        } catch (DemoFailure | IOException problem) {
            err.println("waypost demo: " + problem.getMessage());
            return 1;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean show(DemoFiles files, SinkServer smarthost, Telling telling)
            throws DemoFailure, IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Map<String, String> macros = new LinkedHashMap<>();
        macros.put("smtp_port", Integer.toString(port));
        macros.put("inbox", "\"" + files.mail() + "/%{user.username}\"");
        macros.put("smarthost", "\"smtp://127.0.0.1:" + smarthost.port() + "\"");
        Decisions decisions = Decisions.of(files.configuration(), macros);
        telling.line("Waypost serves " + files.configuration());
        try (ServerProcess server = ServerProcess.start(files, macros, port)) {
            telling.line("on 127.0.0.1:" + port + ", with 64 MB of memory,");
            telling.line("its queue in " + files.spool());
            Whereabouts whereabouts = new Whereabouts(files, smarthost, server);
            Stage stage = new Stage(server, decisions, whereabouts, telling);
            int right = 0;
            for (Scene scene : Scene.all()) {
                if (scene.ending() == Scene.Ending.BOUNCED) {
                    smarthost.script().then(SinkScript.Step.RCPT, NOT_WANTED);
                }
                right += stage.play(scene) ? 1 : 0;
            }
            return ending(right, server, files, telling);
        }
    }

    private static boolean ending(
            int right, ServerProcess server, DemoFiles files, Telling telling) {
        int status = server.end();
        int all = Scene.all().size();
        telling.line("");
        telling.line(right + " of " + all + " messages went where the file says.");
        telling.line("The server ended with exit status " + status + ".");
        telling.line("All of it lay in " + files.folder() + ", which is now removed.");
        if (right < all || status != 0) {
            telling.paragraph("what the server wrote");
            server.log().forEach(telling::detail);
            return false;
        }
        telling.line("Next: ./waypost explain, ./waypost graph, ./waypost test examples");
        return true;
    }
}
