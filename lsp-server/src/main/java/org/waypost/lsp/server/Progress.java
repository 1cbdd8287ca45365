package org.waypost.lsp.server;

import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Work that a client has asked to be told about ({@code $/progress}); silent without a token. */
final class Progress {
    private final LanguageClient client;
    private final @Nullable Either<String, Integer> token;

    private Progress(LanguageClient client, @Nullable Either<String, Integer> token) {
        this.client = client;
        this.token = token;
    }

    /** Says that work has begun. */
    static Progress begin(
            LanguageClient client, @Nullable Either<String, Integer> token, String title) {
        Progress progress = new Progress(client, token);
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle(title);
        begin.setCancellable(false);
        progress.say(begin);
        return progress;
    }

    /** Says what is being done. */
    void report(String message) {
        WorkDoneProgressReport report = new WorkDoneProgressReport();
        report.setMessage(message);
        say(report);
    }

    /** Says that it is done. */
    void end(String message) {
        WorkDoneProgressEnd end = new WorkDoneProgressEnd();
        end.setMessage(message);
        say(end);
    }

    private void say(WorkDoneProgressNotification what) {
        if (token != null) {
            client.notifyProgress(new ProgressParams(token, Either.forLeft(what)));
        }
    }
}
