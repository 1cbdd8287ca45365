package org.waypost.mta.table;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.io.Timer;
import org.waypost.mta.limits.TableLimits;

/**
 * One open table with a deadline: a look-up that hangs is a failed one, and holds none of the
 * server's threads but the few of its own table.
 */
final class AskedTable implements AutoCloseable {
    private final String name;
    private final OpenTable table;
    private final Timer timer;
    private final ThreadPoolExecutor threads;

    AskedTable(String name, OpenTable table, Timer timer) {
        this.name = name;
        this.table = table;
        this.timer = timer;
        this.threads =
                new ThreadPoolExecutor(
                        TableLimits.THREADS,
                        TableLimits.THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(TableLimits.WAITING),
                        Thread.ofPlatform().daemon().name("table-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Blocking, at most until the deadline. */
    Answer ask(Service service, String key) {
        return within(
                () -> table.ask(service, key), reason -> new Answer.Failed(prefix() + reason));
    }

    /** Blocking, at most until the deadline. */
    TableReader.Items items(Service service) {
        return within(
                () -> fetched(service), reason -> new TableReader.Items.Failed(prefix() + reason));
    }

    private TableReader.Items fetched(Service service) {
        try {
            List<String> items = table.items(service);
            return new TableReader.Items.Listed(items);
        } catch (IOException problem) {
            return new TableReader.Items.Failed(prefix() + problem.getMessage());
        }
    }

    private String prefix() {
        return "table " + name + ": ";
    }

    private <T> T within(Supplier<T> question, Function<String, T> failed) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Future<?> asked;
        try {
            asked = threads.submit(() -> answer.complete(attempt(question, failed)));
        } catch (RejectedExecutionException _) {
            return failed.apply("too many look-ups wait for an answer");
        }
        String late = "no answer within " + TableLimits.LOOKUP.toSeconds() + " seconds";
        Timer.Pending watch =
                timer.at(
                        timer.instant().plus(TableLimits.LOOKUP),
                        () -> answer.complete(failed.apply(late)));
        T said = answer.join();
        watch.cancel();
        asked.cancel(true);
        return said;
    }

    /** A driver's fault is one failed look-up. */
    private static <T> T attempt(Supplier<T> question, Function<String, T> failed) {
        try {
            return question.get();
        } catch (RuntimeException fault) {
            return failed.apply("internal error: " + fault);
        }
    }

    void update() throws IOException {
        table.update();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        table.close();
    }
}
