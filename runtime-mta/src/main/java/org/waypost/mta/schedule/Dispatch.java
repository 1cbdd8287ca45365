package org.waypost.mta.schedule;

import java.util.ArrayList;
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
    private final Map<Lane, SenderTurns> turns = new EnumMap<>(Lane.class);
    private final Map<Lane, Integer> running = new EnumMap<>(Lane.class);
    private final Set<AgentKind> paused = EnumSet.noneOf(AgentKind.class);

    /** Removals at once: they wait for the disk alone. */
    private static final int REMOVALS_LIMIT = 16;

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
     */
    record Work(Lane lane, List<Entry> entries) {
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
            turns.put(lane, new SenderTurns());
            running.put(lane, 0);
        }
    }

    /** What is due waits for its turn from now on. */
    void ripen(long now) {
        Optional<Entry> first = agenda.first();
        while (first.isPresent() && first.get().due() <= now) {
            Entry entry = first.get();
            agenda.unplan(entry);
            entry.state = Entry.State.READY;
            turns.get(Lane.of(entry)).add(entry);
            first = agenda.first();
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
        Work work = new Work(lane, together(lane, entry));
        for (Entry taken : work.entries()) {
            agenda.unplan(taken);
            taken.state = Entry.State.INFLIGHT;
            taken.next = now;
        }
        return work;
    }

    private List<Entry> together(Lane lane, Entry entry) {
        return switch (lane) {
            case MDA, REMOVAL -> List.of(entry);
            case MTA -> turns.get(lane).takeAlong(entry);
            case REPORT -> siblings(entry);
        };
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
