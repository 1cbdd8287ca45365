package org.waypost.mta.schedule.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {
    private static final long NOW = 1_359_028_800;

    private static final class Item extends Timed {
        private long due;

        Item(long due) {
            this.due = due;
        }

        @Override
        protected long due() {
            return due;
        }

        @Override
        protected long rank() {
            return due;
        }
    }

    @Test
    void nothingComesBeforeItsSecondAndAllOfItThen() {
        TimingWheel<Item> wheel = new TimingWheel<>();
        assertThat(wheel.poll(NOW)).isEmpty();
        assertThat(wheel.next()).isEqualTo(Long.MAX_VALUE);
        List<Item> items = new ArrayList<>();
        for (long wait : new long[] {1, 63, 64, 65, 400, 4096, 345_600, 1L << 36}) {
            Item item = new Item(NOW + wait);
            items.add(item);
            wheel.plan(item);
        }
        for (Item item : items) {
            assertThat(wheel.poll(item.due - 1)).isEmpty();
            assertThat(wheel.next()).isLessThanOrEqualTo(item.due);
            assertThat(wheel.poll(item.due)).contains(item);
        }
        assertThat(wheel.size()).isZero();
    }

    @Test
    void thePastAndTheEndOfTimeAreTimes() {
        TimingWheel<Item> wheel = new TimingWheel<>();
        assertThat(wheel.poll(NOW)).isEmpty();
        Item never = new Item(Long.MAX_VALUE);
        Item before = new Item(Long.MIN_VALUE);
        wheel.plan(never);
        wheel.plan(before);
        assertThat(wheel.next()).isLessThanOrEqualTo(NOW);
        assertThat(wheel.poll(NOW)).contains(before);
        assertThat(wheel.poll(NOW + (1L << 40))).isEmpty();
        wheel.remove(never);
        assertThat(wheel.next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        TimingWheel<Item> wheel = new TimingWheel<>();
        assertThat(wheel.poll(NOW)).isEmpty();
        Item soon = new Item(NOW - 3600);
        wheel.plan(soon);
        assertThat(wheel.poll(NOW - 3600)).contains(soon);
    }

    /** Beside a list that is searched. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itDoesWhatAListDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TimingWheel<Item> wheel = new TimingWheel<>();
        List<Item> model = new ArrayList<>();
        long now = NOW;
        for (int step = 0; step < 20_000; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    Item item = new Item(now + random.nextLong(1L << (1 + random.nextInt(24))));
                    wheel.plan(item);
                    model.add(item);
                }
                case 2 -> change(wheel, model, random, now);
                default -> {
                    now += random.nextLong(1L << random.nextInt(16));
                    expire(wheel, model, now);
                }
            }
            assertThat(wheel.size()).isEqualTo(model.size());
        }
    }

    private static void change(
            TimingWheel<Item> wheel, List<Item> model, SplittableRandom random, long now) {
        if (model.isEmpty()) {
            return;
        }
        Item item = model.get(random.nextInt(model.size()));
        if (random.nextBoolean()) {
            wheel.remove(item);
            model.remove(item);
        } else {
            wheel.remove(item);
            item.due = now + random.nextLong(100_000);
            wheel.plan(item);
        }
    }

    private static void expire(TimingWheel<Item> wheel, List<Item> model, long now) {
        long first = model.stream().mapToLong(item -> item.due).min().orElse(Long.MAX_VALUE);
        assertThat(wheel.next()).isLessThanOrEqualTo(first);
        for (var item = wheel.poll(now); item.isPresent(); item = wheel.poll(now)) {
            assertThat(item.get().due).isLessThanOrEqualTo(now);
            assertThat(model.remove(item.get())).isTrue();
        }
        assertThat(model).allMatch(item -> item.due > now);
    }
}
