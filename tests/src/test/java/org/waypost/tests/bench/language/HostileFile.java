package org.waypost.tests.bench.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made to take forever. Each writes what it needs into a folder. */
public enum HostileFile {
    MACROS_THAT_DOUBLE {
        @Override
        String text(Path folder) {
            StringBuilder text = new StringBuilder("m0 = \"xxxxxxxx\"\n");
            for (int macro = 1; macro < 60; macro++) {
                text.append("m%d = $m%d$m%d\n".formatted(macro, macro - 1, macro - 1));
            }
            return text.append("match from any for domain $m59 reject\n").toString();
        }
    },
    INCLUDES_THAT_DOUBLE {
        @Override
        String text(Path folder) throws IOException {
            for (int file = 0; file < 20; file++) {
                String next = "include \"" + folder.resolve("i" + (file + 1)) + "\"\n";
                Files.writeString(folder.resolve("i" + file), next + next);
            }
            Files.writeString(folder.resolve("i20"), "");
            return "include \"" + folder.resolve("i0") + "\"\nmatch from any reject\n";
        }
    },
    INCLUDE_OF_ITSELF {
        @Override
        String text(Path folder) {
            return "include \"smtpd.conf\"\n".repeat(100) + "match from any reject\n";
        }
    },
    OPEN_BRACES {
        @Override
        String text(Path folder) {
            return "match from src " + "{ ".repeat(1_000_000) + "\nmatch from any reject\n";
        }
    },
    OPEN_BRACE_ON_EVERY_LINE {
        @Override
        String text(Path folder) {
            return "table t {\n".repeat(100_000);
        }
    },
    OPEN_QUOTE_ON_EVERY_LINE {
        @Override
        String text(Path folder) {
            return "\\\"x\n".repeat(100_000);
        }
    },
    LINE_OF_TEN_MEBIBYTES {
        @Override
        String text(Path folder) {
            return "match from any for domain { "
                    + "a.example, ".repeat(10 << 20 >> 4)
                    + "b.example } reject\n";
        }
    },
    WORD_OF_TEN_MEBIBYTES {
        @Override
        String text(Path folder) {
            return "table t { " + "a".repeat(10 << 20) + " }\nmatch from any reject\n";
        }
    },
    WORDS_OF_TEN_MEBIBYTES {
        @Override
        String text(Path folder) {
            return "match " + "from any ".repeat(10 << 20 >> 3) + "reject\n";
        }
    },
    TABLES_BY_THE_HUNDRED_THOUSAND {
        @Override
        String text(Path folder) {
            StringBuilder text = new StringBuilder();
            for (int table = 0; table < 100_000; table++) {
                text.append("table t%d { a%d.example }\n".formatted(table, table));
            }
            return text.append("match from any for domain <t7> reject\n").toString();
        }
    },
    FAULT_ON_EVERY_LINE {
        @Override
        String text(Path folder) {
            return LargeFile.faulty(100_000);
        }
    },
    FIFO {
        @Override
        String text(Path folder) throws IOException {
            Path fifo = folder.resolve("fifo");
            try {
                int ended = new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
                if (ended != 0) {
                    throw new IOException("mkfifo failed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return named(fifo);
        }
    },
    ENDLESS_DEVICE {
        @Override
        String text(Path folder) {
            return named(Path.of("/dev/zero"));
        }
    },
    STANDARD_INPUT {
        @Override
        String text(Path folder) {
            return named(Path.of("/dev/stdin"));
        }
    };

    abstract String text(Path folder) throws IOException;

    /** Writes the file and what it names. */
    public Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("smtpd.conf"), text(folder));
    }

    private static String named(Path file) {
        return "include \"%1$s\"\ntable t file:%1$s\nmatch from src <t> reject\n".formatted(file);
    }
}
