package org.waypost.engine.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many texts, some of them missing, that stay in the mapped file until each is wanted. */
public final class PackedTexts {
    private static final int MISSING = -1;

    private final int[] ends;
    private final ByteBuffer bytes;
    private final int present;

    private PackedTexts(int[] ends, ByteBuffer bytes) throws BrokenPack {
        this.ends = ends;
        this.bytes = bytes;
        int before = 0;
        int found = 0;
        boolean fit = true;
        for (int raw : ends) {
            int end = raw < 0 ? MISSING - raw : raw;
            fit &= end >= before && (raw >= 0 || end == before);
            before = end;
            found += raw < 0 ? 0 : 1;
        }
        PackReader.check(fit && before == bytes.limit());
        this.present = found;
    }

    /** Writes them; each text ends where the next one begins. */
    public static void write(PackWriter out, List<@Nullable String> texts) throws IOException {
        int[] ends = new int[texts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            String text = texts.get(i);
            end += text == null ? 0 : length(text);
            ends[i] = text == null ? MISSING - end : end;
        }
        out.put(ends);
        out.put(end);
        for (String text : texts) {
            if (text != null) {
                out.bytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    public static PackedTexts read(PackReader in) throws BrokenPack {
        return new PackedTexts(in.numbers(), in.bytes());
    }

    public int size() {
        return ends.length;
    }

    /** How many are not missing. */
    public int present() {
        return present;
    }

    public boolean isMissing(int index) {
        return raw(index) < 0;
    }

    /** A new text each time; none where none was written. */
    public @Nullable String at(int index) {
        if (isMissing(index)) {
            return null;
        }
        int start = index == 0 ? 0 : end(index - 1);
        byte[] text = new byte[end(index) - start];
        bytes.get(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private int end(int index) {
        int raw = raw(index);
        return raw < 0 ? MISSING - raw : raw;
    }

    private int raw(int index) {
        return ends[index];
    }
}
