package org.waypost.mta.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.fake.SyncLog;

class OfflineFolderTest {
    @TempDir private Path spool;

    private Path path() {
        return spool.resolve("offline");
    }

    /** What sendmail says it has taken survives a crash: its contents, its name, its folder. */
    @Test
    void whatIsLeftIsOnTheDiskWithItsName() throws IOException {
        List<String> calls = new ArrayList<>();
        new OfflineFolder(path(), SyncLog.over(calls)).leave(out -> out.write("Subject: x\n"));
        assertThat(calls).hasSize(3);
        assertThat(calls.get(0)).isEqualTo("syncDirectory " + spool);
        assertThat(calls.get(1)).startsWith("syncFile " + path()).endsWith(".tmp");
        assertThat(calls.get(2)).isEqualTo("syncDirectory " + path());
        try (Stream<Path> files = Files.list(path())) {
            assertThat(files).singleElement().asString().endsWith(".mail");
        }
    }

    @Test
    void whatCannotBeMadeDurableIsNotSaidToBe() throws IOException {
        Files.createDirectory(path());
        OfflineFolder folder = new OfflineFolder(path(), SyncLog.failing());
        assertThatThrownBy(() -> folder.leave(out -> out.write("Subject: x\n")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no syncFile");
        assertThat(path()).isEmptyDirectory();
    }
}
