package org.waypost.tests.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the spool of a server that has ended with what its clients were told. */
record SpoolAudit(Ledger ledger) {
    private static final String RECIPIENT = "rcpt: ";

    /** A line for each loss, mix-up and surplus; the first hundred. */
    List<String> of(Path spool) throws IOException {
        List<String> findings = new ArrayList<>();
        Map<Integer, Integer> copies = new HashMap<>();
        try (Stream<Path> folders = Files.find(spool.resolve("queue"), 2, SpoolAudit::isMessage)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                look(folder, copies, findings);
            }
        }
        compare(copies, findings);
        try (Stream<Path> damaged = Files.list(spool.resolve("corrupt"))) {
            damaged.forEach(each -> findings.add("put away as damaged: " + each));
        }
        IO.println(copies.size() + " letters in the spool, " + findings.size() + " findings");
        return findings.stream().limit(100).toList();
    }

    private static boolean isMessage(Path path, Object attributes) {
        return Files.exists(path.resolve("message"));
    }

    private static void look(Path folder, Map<Integer, Integer> copies, List<String> findings)
            throws IOException {
        OptionalInt id = Letter.in(folder.resolve("message"));
        if (id.isEmpty()) {
            findings.add("not as it was sent: " + folder);
            return;
        }
        copies.merge(id.getAsInt(), 1, Integer::sum);
        Set<String> expected = new HashSet<>(new Letter(id.getAsInt()).recipients());
        if (!recipients(folder).equals(expected)) {
            findings.add("for " + recipients(folder) + " instead of " + expected + ": " + folder);
        }
    }

    private static Set<String> recipients(Path folder) throws IOException {
        Set<String> users = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().length() == 16) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(RECIPIENT))
                            .map(line -> line.substring(RECIPIENT.length(), line.indexOf('@')))
                            .forEach(users::add);
                }
            }
        }
        return users;
    }

    private void compare(Map<Integer, Integer> copies, List<String> findings) {
        for (int id : ledger.acknowledged()) {
            if (!copies.containsKey(id)) {
                findings.add("acknowledged and not there: letter " + id);
            }
        }
        copies.forEach(
                (id, count) -> {
                    boolean foreseen =
                            ledger.acknowledged().contains(id) || ledger.unknown().contains(id);
                    if (!foreseen) {
                        findings.add("there, and never sent to its end: letter " + id);
                    }
                    if (count > 1) {
                        findings.add(count + " times there: letter " + id);
                    }
                });
    }
}
