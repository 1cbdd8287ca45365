package org.waypost.mta.demo;

import java.io.IOException;
import java.util.List;

/** Cleans up when the demonstration is ended from outside: Ctrl-C, a closed terminal, SIGTERM. */
record EndedEarly(Thread hook) implements AutoCloseable {
    static EndedEarly guard(DemoFiles files) {
        Thread hook = new Thread(() -> cleanUp(files), "ended early");
        Runtime.getRuntime().addShutdownHook(hook);
        return new EndedEarly(hook);
    }

    private static void cleanUp(DemoFiles files) {
        List<ProcessHandle> servers = ProcessHandle.current().children().toList();
        servers.forEach(ProcessHandle::destroyForcibly);
        servers.forEach(server -> server.onExit().join());
        try {
            files.close();
        } catch (IOException problem) {
            System.err.println("waypost demo: left behind: " + problem.getMessage());
        }
    }

    /** The demonstration has come to its end: it cleans up itself. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The hook runs already.
        }
    }
}
