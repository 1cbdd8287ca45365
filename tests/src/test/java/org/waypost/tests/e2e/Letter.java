package org.waypost.tests.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A message made from its number alone, so that what arrives can be compared without keeping it.
 *
 * @param id its number
 */
record Letter(int id) {
    private static final String MARK = "X-Letter: ";
    private static final List<String> USERS =
            List.of("ada", "bo", "cy", "dee", "eve", "fay", "gil", "hal");

    /** Users that letters are written to, at most three of them in one letter. */
    static List<String> users() {
        return USERS;
    }

    String sender() {
        return "writer" + id % 97 + "@client.example";
    }

    /** Names of the users that it goes to. */
    List<String> recipients() {
        int count = 1 + (id % 10 == 0 ? 2 : 0);
        return IntStream.range(0, count)
                .mapToObj(index -> USERS.get((id + index) % USERS.size()))
                .toList();
    }

    /** The whole message, with LF line ends. */
    byte[] text() {
        SplittableRandom random = new SplittableRandom(0x9E3779B97F4A7C15L * (id + 1));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(header().getBytes(StandardCharsets.US_ASCII));
        int size = random.nextInt(100) < 95 ? random.nextInt(4_000) : random.nextInt(100_000);
        while (text.size() < size) {
            line(random, text);
        }
        return text.toByteArray();
    }

    private String header() {
        return MARK
                + id
                + "\nDate: Tue, 24 Nov 2026 00:00:00 +0000\nFrom: <"
                + sender()
                + ">\nMessage-ID: <"
                + id
                + "@client.example>\nSubject: letter "
                + id
                + "\n\n";
    }

    /** Empty lines, dots, lines that look like commands, all bytes except CR, LF and NUL. */
    private static void line(SplittableRandom random, ByteArrayOutputStream text) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 ->
                    text.writeBytes(
                            ".".repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.US_ASCII));
            case 2 -> text.writeBytes("QUIT".getBytes(StandardCharsets.US_ASCII));
            case 3 ->
                    text.writeBytes("From the start of a line".getBytes(StandardCharsets.US_ASCII));
            case 4 -> letters(random, text, 900);
            default -> letters(random, text, 76);
        }
        text.write('\n');
    }

    private static void letters(SplittableRandom random, ByteArrayOutputStream text, int most) {
        int length = random.nextInt(most);
        for (int index = 0; index < length; index++) {
            int each =
                    random.nextInt(10) == 0 ? 128 + random.nextInt(128) : 32 + random.nextInt(95);
            text.write(each);
        }
    }

    /** The number of the letter in a file, if one is in it whole and nothing comes after it. */
    static OptionalInt in(byte[] file) {
        String content = new String(file, StandardCharsets.ISO_8859_1);
        int at = content.startsWith(MARK) ? 0 : content.indexOf("\n" + MARK) + 1;
        if (!content.startsWith(MARK, at)) {
            return OptionalInt.empty();
        }
        int end = content.indexOf('\n', at);
        int id = Integer.parseInt(content.substring(at + MARK.length(), end));
        byte[] expected = new Letter(id).text();
        boolean same =
                Arrays.equals(expected, 0, expected.length, file, Math.max(0, at), file.length);
        return same ? OptionalInt.of(id) : OptionalInt.empty();
    }

    /** The same of a file on disk. */
    static OptionalInt in(Path file) throws IOException {
        return in(Files.readAllBytes(file));
    }
}
