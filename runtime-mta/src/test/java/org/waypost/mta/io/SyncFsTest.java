package org.waypost.mta.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real call; what it makes durable is the kernel's affair. */
class SyncFsTest {
    @TempDir Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileSystemIsSyncedAsAWhole() throws IOException {
        Files.writeString(folder.resolve("one"), "text");
        try (SyncFs fileSystem = SyncFs.open(folder).orElseThrow()) {
            fileSystem.sync();
            fileSystem.sync();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsClosedIsNotCalledDurable() throws IOException {
        SyncFs fileSystem = SyncFs.open(folder).orElseThrow();
        fileSystem.close();
        assertThatThrownBy(fileSystem::sync).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> SyncFs.open(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void oldKernelsAreNotTrusted() {
        assertThat(SyncFs.isHonest("Linux", "5.7.19-generic")).isFalse();
        assertThat(SyncFs.isHonest("Linux", "5.8.0")).isTrue();
        assertThat(SyncFs.isHonest("Linux", "6.12.1-amd64")).isTrue();
        assertThat(SyncFs.isHonest("Mac OS X", "15.1")).isFalse();
        assertThat(SyncFs.isHonest("Linux", "unknown")).isFalse();
    }
}
