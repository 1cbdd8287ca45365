package org.waypost.mta.schedule.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A binary heap whose members know their place, so that one is taken out without a search.
 *
 * @param <T> its members; each is in one heap at most
 */
public final class RankHeap<T extends Placed> {
    private final List<T> heap = new ArrayList<>(1);

    public boolean isEmpty() {
        return heap.isEmpty();
    }

    /** The one of the lowest rank. */
    public Optional<T> first() {
        return heap.isEmpty() ? Optional.empty() : Optional.of(heap.getFirst());
    }

    /** Takes it in, or finds its place anew when it is in already. */
    public void put(T member) {
        if (!member.isPlaced()) {
            member.place = heap.size();
            heap.add(member);
        }
        rise(member);
        sink(member);
    }

    /** Without effect when it is in no heap. */
    public void remove(T member) {
        int place = member.place;
        if (place == Placed.NOWHERE) {
            return;
        }
        member.place = Placed.NOWHERE;
        T last = heap.removeLast();
        if (last != member) {
            set(last, place);
            rise(last);
            sink(last);
        }
    }

    private void rise(T member) {
        while (member.place > 0) {
            T parent = heap.get((member.place - 1) / 2);
            if (parent.rank() <= member.rank()) {
                return;
            }
            swap(member, parent);
        }
    }

    private void sink(T member) {
        while (true) {
            int left = 2 * member.place + 1;
            if (left >= heap.size()) {
                return;
            }
            T child = heap.get(left);
            if (left + 1 < heap.size() && heap.get(left + 1).rank() < child.rank()) {
                child = heap.get(left + 1);
            }
            if (member.rank() <= child.rank()) {
                return;
            }
            swap(member, child);
        }
    }

    private void swap(T one, T other) {
        int place = one.place;
        set(one, other.place);
        set(other, place);
    }

    private void set(T member, int place) {
        heap.set(place, member);
        member.place = place;
    }
}
