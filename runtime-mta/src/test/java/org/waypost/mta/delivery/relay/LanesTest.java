package org.waypost.mta.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final InetAddress A = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress B = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void placesAreCountedForEachAddress() {
        Lanes lanes = new Lanes(2);
        Lanes.Place first = lanes.take(A, Duration.ZERO);
        Lanes.Place second = lanes.take(A, Duration.ZERO);
        try (Lanes.Place third = lanes.take(A, Duration.ZERO);
                Lanes.Place other = lanes.take(B, Duration.ZERO)) {
            assertThat(first.taken()).isTrue();
            assertThat(second.taken()).isTrue();
            assertThat(third.taken()).isFalse();
            assertThat(other.taken()).isTrue();
        }
        first.close();
        try (Lanes.Place again = lanes.take(A, Duration.ZERO)) {
            assertThat(again.taken()).isTrue();
        }
        second.close();
        assertThat(lanes.inUse()).isZero();
    }
}
