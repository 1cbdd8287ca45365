package org.waypost.lsp.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.eclipse.xtext.ide.server.ILanguageServerShutdownAndExitHandler;

/** Ends the server when its client does. Any thread. */
public final class ClientLife implements ILanguageServerShutdownAndExitHandler {
    private final IntConsumer end;
    private final AtomicBoolean shutdown = new AtomicBoolean();

    /**
     * Watches over one client.
     *
     * @param end called with the exit code
     */
    public ClientLife(IntConsumer end) {
        this.end = end;
    }

    @Override
    public void shutdown() {
        shutdown.set(true);
    }

    /** The protocol: 0 when {@code shutdown} came before, else 1. */
    @Override
    public void exit() {
        end.accept(shutdown.get() ? 0 : 1);
    }

    /** The input has ended: a client that crashed says no {@code exit}. */
    public void clientIsGone() {
        exit();
    }

    /**
     * Watches a process too: an editor may die and leave the pipe to a child.
     *
     * @param pid the client's, as it says in {@code initialize}
     */
    public void follow(long pid) {
        Optional<ProcessHandle> client = ProcessHandle.of(pid);
        client.ifPresent(process -> process.onExit().thenRun(this::clientIsGone));
    }
}
