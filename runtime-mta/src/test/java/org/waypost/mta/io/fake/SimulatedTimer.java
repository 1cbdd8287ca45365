package org.waypost.mta.io.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.waypost.mta.io.Timer;

/** Time stands still until a test moves it. */
public final class SimulatedTimer implements Timer {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::when).thenComparing(Task::number));
    private Instant now;
    private long numbers;

    private record Task(Instant when, long number, Runnable work) {}

    public SimulatedTimer(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Pending at(Instant when, Runnable work) {
        Task task = new Task(when, numbers++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    /** The time of the next task, or {@link Instant#MAX}. */
    public Instant next() {
        return tasks.isEmpty() ? Instant.MAX : tasks.peek().when();
    }

    /** Moves to the next task's time, if that is later than now, and runs it. */
    public void runNext() {
        Task task = tasks.remove();
        if (task.when().isAfter(now)) {
            now = task.when();
        }
        task.work().run();
    }

    /** Forgets all tasks, as the end of a process does. */
    public void forget() {
        tasks.clear();
    }

    /** Moves on without running anything. */
    public void skip(Duration time) {
        now = now.plus(time);
    }
}
