package org.waypost.mta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.schedule.Scheduler;

class ClassesAheadTest {
    /** All that deliveries are made of, at least, and none of it fails. */
    @Test
    void loadsWhatDeliveriesNeed() throws IOException, URISyntaxException {
        long needed = classesBeside(Scheduler.class) + classesBeside(DeliveryAgent.class);
        assertThat(needed).isPositive();
        assertThat(ClassesAhead.load()).isGreaterThan((int) needed);
    }

    private static long classesBeside(Class<?> one) throws IOException, URISyntaxException {
        Path root = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = root.resolve(one.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).count();
        }
    }
}
