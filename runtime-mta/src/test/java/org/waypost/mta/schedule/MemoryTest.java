package org.waypost.mta.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the scheduler takes for what is queued, measured in a process of its own. */
@Tag("slow")
class MemoryTest {
    private static final Pattern BYTES = Pattern.compile("bytes=(\\d+)");

    @Test
    void aMillionEnvelopesFitIntoThreeHundredMegabytes() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx300m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        MillionEnvelopes.class.getName()))
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        System.out.println("memory: " + said.replace('\n', ' '));
        Matcher bytes = BYTES.matcher(said);
        assertThat(bytes.find()).as(said).isTrue();
        assertThat(Integer.parseInt(bytes.group(1))).isBetween(40, 200);
        assertThat(said).contains("delivered=1000000");
    }
}
