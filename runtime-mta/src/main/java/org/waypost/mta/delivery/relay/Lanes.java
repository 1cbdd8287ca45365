package org.waypost.mta.delivery.relay;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the connections that are open to one address at a time. Waiting blocks. */
final class Lanes {
    /** A semaphore that is forgotten when nobody uses it. */
    private static final class Lane {
        private final Semaphore free;
        private int users;

        Lane(int connections) {
            this.free = new Semaphore(connections, true);
        }
    }

    private final int connections;
    private final Map<InetAddress, Lane> lanes = new ConcurrentHashMap<>();

    Lanes(int connections) {
        this.connections = connections;
    }

    /** A place at an address; closing it gives it back. */
    final class Place implements AutoCloseable {
        private final InetAddress address;
        private final Lane lane;
        private final boolean taken;

        private Place(InetAddress address, Lane lane, boolean taken) {
            this.address = address;
            this.lane = lane;
            this.taken = taken;
        }

        /** False when none became free in time. */
        boolean taken() {
            return taken;
        }

        @Override
        public void close() {
            if (taken) {
                lane.free.release();
            }
            leave(address);
        }
    }

    Place take(InetAddress address, Duration wait) {
        Lane lane = enter(address);
        try {
            return new Place(
                    address, lane, lane.free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Place(address, lane, false);
        }
    }

    /** Addresses that somebody uses or waits for. */
    int inUse() {
        return lanes.size();
    }

    private Lane enter(InetAddress address) {
        return lanes.compute(
                address,
                (_, known) -> {
                    Lane lane = known == null ? new Lane(connections) : known;
                    lane.users++;
                    return lane;
                });
    }

    private void leave(InetAddress address) {
        lanes.computeIfPresent(address, (_, lane) -> --lane.users == 0 ? null : lane);
    }
}
