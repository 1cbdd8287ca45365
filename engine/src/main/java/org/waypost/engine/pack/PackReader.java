package org.waypost.engine.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a pack. Nothing in it is believed: every length is held against what is left, and a number
 * is asked for with the range that it may have.
 */
public final class PackReader {
    private final ByteBuffer in;

    /**
     * @param in from its position to its limit; not changed
     */
    public PackReader(ByteBuffer in) {
        this.in = in.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public boolean flag() throws BrokenPack {
        need(1);
        byte value = in.get();
        check(value == 0 || value == 1);
        return value == 1;
    }

    public int number() throws BrokenPack {
        need(Integer.BYTES);
        return in.getInt();
    }

    /** A number from 0 to before {@code end}. */
    public int number(int end) throws BrokenPack {
        int value = number();
        check(value >= 0 && value < end);
        return value;
    }

    /** How many things follow that take at least {@code bytes} each. */
    public int count(int bytes) throws BrokenPack {
        int value = number();
        check(value >= 0 && (long) value * bytes <= in.remaining());
        return value;
    }

    /** Numbers of any size. */
    public int[] numbers() throws BrokenPack {
        int[] values = new int[count(Integer.BYTES)];
        in.asIntBuffer().get(values);
        in.position(in.position() + values.length * Integer.BYTES);
        return values;
    }

    /** Numbers from {@code start} to before {@code end}. */
    public int[] numbers(int start, int end) throws BrokenPack {
        int[] values = numbers();
        boolean fit = true;
        for (int value : values) {
            fit &= value >= start && value < end;
        }
        check(fit);
        return values;
    }

    public long[] longs() throws BrokenPack {
        long[] values = new long[count(Long.BYTES)];
        in.asLongBuffer().get(values);
        in.position(in.position() + values.length * Long.BYTES);
        return values;
    }

    public String text() throws BrokenPack {
        ByteBuffer bytes = bytes();
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    /** Bytes where they are, not copied. */
    public ByteBuffer bytes() throws BrokenPack {
        int length = count(1);
        ByteBuffer bytes = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return bytes;
    }

    /**
     * One of an enum's constants.
     *
     * @param <E> the enum
     */
    public <E extends Enum<E>> E one(Class<E> kind) throws BrokenPack {
        E[] all = kind.getEnumConstants();
        return all[number(all.length)];
    }

    /** Whether everything was read. */
    public boolean atEnd() {
        return !in.hasRemaining();
    }

    private void need(int bytes) throws BrokenPack {
        check(in.remaining() >= bytes);
    }

    /** Ends the reading unless a condition holds that the writer kept. */
    public static void check(boolean holds) throws BrokenPack {
        if (!holds) {
            throw new BrokenPack("its contents are damaged");
        }
    }
}
