package org.waypost.mta.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.queue.EnvelopeId;

/** Who runs now: within each agent's limit, in turn. Under the scheduler's lock. */
final class Dispatch {
    private final Agenda agenda;
    private final SchedulerSettings settings;
    private final Map<Lane, Turns> turns = new EnumMap<>(Lane.class);
    private final Map<Lane, Integer> running = new EnumMap<>(Lane.class);
    private final Set<AgentKind> paused = EnumSet.noneOf(AgentKind.class);

    /** Removals at once: they wait for the disk alone. */
    private static final int REMOVALS_LIMIT = 16;

    /** RFC 5321, 4.5.3.1.8: what every server takes in one transaction. */
    private static final int ALONG_LIMIT = 100;

    /** Looking through all of a very large message each time would take too long. */
    private static final int LOOK_LIMIT = 1000;

    /** What is to be done with the entries that a thread takes; each has its own limit. */
    enum Lane {
        MDA,
        MTA,
        REPORT,
        /** Goes on when an agent is paused. */
        REMOVAL;

        static Lane of(Entry entry) {
            if (entry.finished) {
                return REMOVAL;
            }
            return switch (entry.agent) {
                case MDA -> MDA;
                case MTA -> MTA;
                case BOUNCE -> REPORT;
            };
        }
    }

    /**
     * @param entries of one message
     * @param destination that it counts for, whatever becomes of the entries
     */
    record Work(Lane lane, List<Entry> entries, int destination) {
        EnvelopeId first() {
            return entries.getFirst().id;
        }

        List<EnvelopeId> ids() {
            return entries.stream().map(entry -> entry.id).toList();
        }
    }

    Dispatch(Agenda agenda, SchedulerSettings settings) {
        this.agenda = agenda;
        this.settings = settings;
        for (Lane lane : Lane.values()) {
            turns.put(lane, new Turns(share(lane)));
            running.put(lane, 0);
        }
    }

    private int share(Lane lane) {
        return switch (lane) {
            case MDA -> settings.share(AgentKind.MDA);
            case MTA -> settings.share(AgentKind.MTA);
            case REPORT -> settings.share(AgentKind.BOUNCE);
            case REMOVAL -> REMOVALS_LIMIT;
        };
    }

    /** What is due waits for its turn from now on. */
    void ripen(long now) {
        Optional<Entry> due = agenda.poll(now);
        while (due.isPresent()) {
            Entry entry = due.get();
            entry.state = Entry.State.READY;
            turns.get(Lane.of(entry)).add(entry);
            due = agenda.poll(now);
        }
    }

    /** It waits for nothing any more, neither its time nor its turn. */
    void withdraw(Entry entry) {
        switch (entry.state) {
            case READY -> turns.get(Lane.of(entry)).remove(entry);
            case PENDING -> agenda.unplan(entry);
            case INFLIGHT -> {
                // it waits for nothing
            }
        }
    }

    /** Those that run from now on. */
    List<Work> start(long now) {
        List<Work> started = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            while (isOpen(lane)) {
                Optional<Entry> entry = turns.get(lane).take();
                if (entry.isEmpty()) {
                    break;
                }
                started.add(start(lane, entry.get(), now));
            }
        }
        return started;
    }

    private boolean isOpen(Lane lane) {
        int limit =
                switch (lane) {
                    case MDA -> limit(AgentKind.MDA);
                    case MTA -> limit(AgentKind.MTA);
                    case REPORT -> limit(AgentKind.BOUNCE);
                    case REMOVAL -> REMOVALS_LIMIT;
                };
        return running.get(lane) < limit;
    }

    private int limit(AgentKind kind) {
        return paused.contains(kind) ? 0 : settings.limit(kind);
    }

    private Work start(Lane lane, Entry entry, long now) {
        running.merge(lane, 1, Integer::sum);
        Work work = new Work(lane, together(lane, entry), entry.destination);
        for (Entry taken : work.entries()) {
            withdraw(taken);
            taken.hurried = false;
            taken.state = Entry.State.INFLIGHT;
            taken.next = now;
        }
        return work;
    }

    private List<Entry> together(Lane lane, Entry entry) {
        return switch (lane) {
            case MDA, REMOVAL -> List.of(entry);
            case MTA -> along(entry);
            case REPORT -> siblings(entry);
        };
    }

    /** Further envelopes of the same message that may go the same way, {@code first} leading. */
    private List<Entry> along(Entry first) {
        List<Entry> taken = new ArrayList<>(List.of(first));
        look(agenda.behind(first.id), first, taken);
        look(agenda.before(first.id), first, taken);
        return taken;
    }

    private static void look(Collection<Entry> others, Entry first, List<Entry> taken) {
        int looked = 0;
        for (Entry entry : others) {
            if (++looked > LOOK_LIMIT || taken.size() == ALONG_LIMIT) {
                return;
            }
            if (goesAlong(entry, first)) {
                taken.add(entry);
            }
        }
    }

    private static boolean goesAlong(Entry entry, Entry first) {
        return entry.state == Entry.State.READY && entry.route == first.route && !entry.finished;
    }

    /** One report tells of all that failed so far. */
    private List<Entry> siblings(Entry entry) {
        return agenda.select(new Selection.Message(entry.id.message())).stream()
                .filter(other -> other == entry || isReportable(other))
                .toList();
    }

    private static boolean isReportable(Entry entry) {
        return entry.agent == AgentKind.BOUNCE
                && entry.state != Entry.State.INFLIGHT
                && !entry.suspended
                && !entry.finished;
    }

    void finish(Work work) {
        running.merge(work.lane(), -1, Integer::sum);
        turns.get(work.lane()).finish(work.destination());
    }

    boolean isBusy() {
        return running.values().stream().anyMatch(count -> count > 0);
    }

    void pause(AgentKind kind) {
        paused.add(kind);
    }

    void resume(AgentKind kind) {
        paused.remove(kind);
    }

    boolean isPaused(AgentKind kind) {
        return paused.contains(kind);
    }
}
