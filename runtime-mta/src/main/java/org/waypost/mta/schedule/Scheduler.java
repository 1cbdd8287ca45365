package org.waypost.mta.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.io.Timer;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/**
 * Decides when each envelope is tried. Knows little of each and reads it when its time has come;
 * works on the threads of the executor it is given (virtual ones in the server), never on the
 * timer's.
 */
public final class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Removals of this long go to the disk together. */
    private static final Duration TIDY_AFTER = Duration.ofSeconds(1);

    private final SchedulerPorts ports;
    private final Timer timer;
    private final Executor executor;
    private final SchedulerSettings settings;
    private final Stored stored;
    private final DeliveryRun deliveries;
    private final ReportRun reports;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Agenda agenda = new Agenda();
    private final Blocks blocks = new Blocks();
    private final Planning planning;
    private final Dispatch dispatch;
    private Timer.@Nullable Pending alarm;
    private Instant alarmTime = Instant.MAX;
    private boolean tidyPlanned;
    private boolean closed;

    /**
     * @param executor runs blocking work, a thread each
     */
    public Scheduler(
            SchedulerPorts ports, Timer timer, Executor executor, SchedulerSettings settings) {
        this.ports = ports;
        this.timer = timer;
        this.executor = executor;
        this.settings = settings;
        this.stored = new Stored(ports.queue(), ports.counters());
        this.deliveries = new DeliveryRun(ports, stored, timer, settings, blocks);
        this.reports = new ReportRun(ports, stored, timer);
        this.planning = new Planning(agenda, settings);
        this.dispatch = new Dispatch(agenda, settings);
    }

    /** Takes up what is in the queue, in the background, now and from time to time. */
    public void start() {
        executor.execute(this::rescan);
    }

    private void rescan() {
        try {
            ports.queue().scan(envelope -> take(List.of(envelope)));
        } catch (IOException e) {
            LOG.warn("warn: queue not searched: {}", DiskError.describe(e));
        }
        pump();
        timer.at(
                timer.instant().plus(settings.rescan()),
                () -> unlessClosed(() -> executor.execute(this::rescan)));
    }

    /** Plans envelopes that the queue holds; those that are known already are left as they are. */
    public void accept(List<Envelope> envelopes) {
        take(envelopes);
        pump();
    }

    /** How many were new. */
    private int take(List<Envelope> envelopes) {
        lock.lock();
        try {
            int added = 0;
            for (Envelope envelope : envelopes) {
                Entry entry = new Entry(envelope);
                if (agenda.add(entry)) {
                    agenda.plan(entry);
                    added++;
                } else {
                    agenda.find(envelope.id()).ifPresent(known -> planning.found(known, now()));
                }
            }
            ports.counters().add("scheduler.envelope", added);
            ports.counters().add("scheduler.envelope.incoming", added);
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** Starts what is due and may run, and sees to it that it is called when something is due. */
    private void pump() {
        List<Runnable> started = new ArrayList<>();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            long now = now();
            dispatch.ripen(now);
            for (Dispatch.Work work : dispatch.start(now)) {
                started.add(() -> run(work));
            }
            arm();
        } finally {
            lock.unlock();
        }
        started.forEach(executor::execute);
    }

    private void arm() {
        long next = agenda.next();
        Instant due =
                next > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(next);
        if (!due.isBefore(alarmTime)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        alarmTime = due;
        alarm = timer.at(due, this::ring);
    }

    private void ring() {
        lock.lock();
        try {
            alarm = null;
            alarmTime = Instant.MAX;
        } finally {
            lock.unlock();
        }
        pump();
    }

    private void run(Dispatch.Work work) {
        Map<EnvelopeId, Result> results = Map.of();
        try {
            results = attempt(work);
        } finally {
            settle(work, results);
        }
        pump();
    }

    private Map<EnvelopeId, Result> attempt(Dispatch.Work work) {
        return switch (work.lane()) {
            case REMOVAL -> Map.of(work.first(), stored.remove(work.first()));
            case MDA, MTA -> deliveries.run(work.ids());
            case REPORT -> reports.run(work.ids());
        };
    }

    private void settle(Dispatch.Work work, Map<EnvelopeId, Result> results) {
        lock.lock();
        try {
            dispatch.finish(work);
            for (Entry entry : work.entries()) {
                settle(entry, results.getOrDefault(entry.id, new Result.SpoolTrouble()));
            }
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void settle(Entry entry, Result result) {
        planning.settle(entry, result, now());
        if (agenda.find(entry.id).isEmpty()) {
            counters().uncount("scheduler.envelope");
            planTidy();
        }
    }

    private void planTidy() {
        if (!tidyPlanned) {
            tidyPlanned = true;
            timer.at(
                    timer.instant().plus(TIDY_AFTER),
                    () -> unlessClosed(() -> executor.execute(this::tidy)));
        }
    }

    private void tidy() {
        lock.lock();
        tidyPlanned = false;
        lock.unlock();
        try {
            ports.queue().tidy();
        } catch (IOException e) {
            LOG.warn("warn: queue not tidied: {}", DiskError.describe(e));
        }
    }

    /** Tries them now. Returns how many. */
    public int schedule(Selection selection) {
        return change(selection, entry -> Steering.hurry(entry, now()));
    }

    /** They are not tried until resumed; one in flight ends its try. */
    public int pause(Selection selection) {
        return change(selection, Steering::suspend);
    }

    public int resume(Selection selection) {
        return change(selection, Steering::resume);
    }

    /** Without a report to anybody; one in flight goes when its try is over. */
    public int remove(Selection selection) {
        int removed = change(selection, entry -> Steering.leave(entry, now()));
        counters().add("scheduler.envelope.removed", removed);
        return removed;
    }

    private long now() {
        return timer.instant().getEpochSecond();
    }

    private int change(Selection selection, Predicate<Entry> change) {
        int changed = 0;
        lock.lock();
        try {
            for (Entry entry : agenda.select(selection)) {
                dispatch.withdraw(entry);
                if (entry.state == Entry.State.READY) {
                    entry.state = Entry.State.PENDING;
                }
                changed += change.test(entry) ? 1 : 0;
                planning.replan(entry);
            }
        } finally {
            lock.unlock();
        }
        pump();
        return changed;
    }

    /**
     * Takes up what a person put into the queue. Returns how many were new.
     *
     * @throws IOException when they cannot be read
     */
    public int discover(Selection selection) throws IOException {
        LongAdder added = new LongAdder();
        switch (selection) {
            case Selection.All _ ->
                    ports.queue().scan(envelope -> added.add(take(List.of(envelope))));
            case Selection.Message(int id) -> {
                List<Envelope> found = new ArrayList<>();
                for (EnvelopeId envelope : ports.queue().envelopesOf(id)) {
                    found.add(ports.queue().load(envelope));
                }
                added.add(take(found));
            }
            case Selection.One(EnvelopeId id) -> added.add(take(List.of(ports.queue().load(id))));
        }
        pump();
        return added.intValue();
    }

    /** Starts no more deliveries of this kind. */
    public void pause(AgentKind kind) {
        withLock(() -> dispatch.pause(kind));
    }

    public void resume(AgentKind kind) {
        withLock(() -> dispatch.resume(kind));
        pump();
    }

    public boolean isPaused(AgentKind kind) {
        lock.lock();
        try {
            return dispatch.isPaused(kind);
        } finally {
            lock.unlock();
        }
    }

    /** Sends nothing to the domain any more; {@code *} is every domain. False: as before. */
    public boolean block(String domain) {
        return blocks.add(domain);
    }

    public boolean unblock(String domain) {
        boolean changed = blocks.remove(domain);
        change(new Selection.All(), entry -> Steering.unblock(entry, now()));
        return changed;
    }

    /** Domains that nothing is sent to, in order. */
    public Set<String> blocks() {
        return blocks.all();
    }

    /**
     * Decides envelopes again, those that are not in flight; what is decided anew is tried at once.
     * Blocking. Returns how many were decided anew.
     *
     * @param decide empty: the envelope stays as it is
     */
    public int rebind(Selection selection, Function<Envelope, Optional<Envelope>> decide) {
        int rebound = 0;
        for (Entry entry : claim(selection)) {
            Optional<Result> result = rebind(entry.id, decide);
            withLock(() -> release(entry, result));
            rebound += result.isPresent() ? 1 : 0;
        }
        pump();
        return rebound;
    }

    /** As if in flight: nobody else touches them until they are released. */
    private List<Entry> claim(Selection selection) {
        lock.lock();
        try {
            List<Entry> claimed =
                    agenda.select(selection).stream()
                            .filter(e -> e.state != Entry.State.INFLIGHT && !e.finished)
                            .toList();
            for (Entry entry : claimed) {
                dispatch.withdraw(entry);
                entry.state = Entry.State.INFLIGHT;
            }
            return claimed;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Result> rebind(EnvelopeId id, Function<Envelope, Optional<Envelope>> decide) {
        try {
            Optional<Envelope> next = decide.apply(ports.queue().load(id)).filter(stored::update);
            return next.map(Result.Rebound::new);
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: not decided again: {}", id, DiskError.describe(e));
            return Optional.empty();
        }
    }

    private void release(Entry entry, Optional<Result> result) {
        if (result.isPresent()) {
            settle(entry, result.get());
        } else {
            planning.release(entry, now());
        }
    }

    /** As they are now, in the order of their ids. */
    public List<Scheduled> list(Selection selection) {
        lock.lock();
        try {
            long now = now();
            return agenda.select(selection).stream()
                    .filter(entry -> !entry.leaving && !entry.astray)
                    .map(entry -> entry.show(now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private Counters counters() {
        return ports.counters();
    }

    private void unlessClosed(Runnable task) {
        lock.lock();
        boolean run = !closed;
        lock.unlock();
        if (run) {
            task.run();
        }
    }

    private void withLock(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts nothing any more and waits for what runs. Returns whether all of it ended in time; the
     * rest is tried again after the next start.
     */
    public boolean close(Duration grace) {
        lock.lock();
        try {
            closed = true;
            long nanos = grace.toNanos();
            while (dispatch.isBusy() && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return !dispatch.isBusy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
