package org.waypost.compiler.check.table;

/**
 * What a file of a {@code db} table begins with: Berkeley DB's hash or B-tree, of version 1.85 (as
 * OpenBSD has it) or later, written on a machine of either byte order.
 */
final class DatabaseFile {
    /** So many bytes tell. */
    static final int START = 16;

    private static final int HASH = 0x061561;
    private static final int BTREE = 0x053162;

    /** Since 2.0 a log number and a page number come first. */
    private static final int BEHIND_PAGE_HEAD = 12;

    private DatabaseFile() {}

    static boolean begins(byte[] start) {
        return magic(start, 0) || magic(start, BEHIND_PAGE_HEAD);
    }

    private static boolean magic(byte[] start, int at) {
        if (start.length < at + Integer.BYTES) {
            return false;
        }
        int word = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            word = word << Byte.SIZE | start[at + i] & 0xff;
        }
        int other = Integer.reverseBytes(word);
        return word == HASH || word == BTREE || other == HASH || other == BTREE;
    }
}
