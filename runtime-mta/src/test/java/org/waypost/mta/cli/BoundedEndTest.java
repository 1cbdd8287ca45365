package org.waypost.mta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoundedEndTest {
    @Test
    void whatEndsIsWaitedFor() {
        CountDownLatch ended = new CountDownLatch(1);
        assertThat(BoundedEnd.of(ended::countDown, Duration.ofMinutes(1))).isTrue();
        assertThat(ended.getCount()).isZero();
    }

    @Test
    void whatHangsIsLeft() {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(BoundedEnd.of(never::await, Duration.ofMillis(1))).isFalse();
        never.countDown();
    }
}
