package org.waypost.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.waypost.lsp.server.ClientLife;
import org.waypost.lsp.server.WaypostModule;
import org.waypost.lsp.server.WaypostServer;

/** {@code waypost lsp}: the language server on standard input and output. */
public final class Main {
    /** Holds a short session with itself and ends. */
    private static final String WARM_UP = "--warm-up";

    private Main() {}

    /** Serves one client, and ends with it: 0 after a {@code shutdown}, else 1. */
    public static void main(String[] arguments) throws IOException {
        InputStream in = System.in;
        PrintStream out = System.out;
        // Standard output belongs to the protocol: whatever else is printed goes to the log.
        System.setOut(System.err);
        // Guice would use sun.misc.Unsafe, and the JVM would say so on every start.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        ServerLog.toStandardError();
        if (arguments.length == 1 && arguments[0].equals(WARM_UP)) {
            WarmUp.run();
            System.exit(0);
        }
        ClientLife life = new ClientLife(System::exit);
        WaypostServer server = WaypostModule.createServer(life);
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.connect(launcher.getRemoteProxy());
        await(launcher.startListening());
        life.clientIsGone();
    }

    private static void await(Future<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            System.err.println("the connection broke: " + broken.getCause());
        }
    }
}
