package org.waypost.mta.queue.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a message and its envelopes lie. Immutable, and small: a server keeps one for each message.
 * Four ints an envelope: id, segment, offset, length.
 */
final class KeptMessage {
    private static final int FIELDS = 4;

    private final Piece body;
    private final int bodyCrc;
    private final int[] envelopes;

    private KeptMessage(Piece body, int bodyCrc, int[] envelopes) {
        this.body = body;
        this.bodyCrc = bodyCrc;
        this.envelopes = envelopes;
    }

    static KeptMessage of(Piece body, int bodyCrc, List<Integer> ids, List<Piece> texts) {
        int[] envelopes = new int[ids.size() * FIELDS];
        for (int i = 0; i < ids.size(); i++) {
            put(envelopes, i, ids.get(i), texts.get(i));
        }
        return new KeptMessage(body, bodyCrc, envelopes);
    }

    private static void put(int[] envelopes, int at, int id, Piece text) {
        envelopes[at * FIELDS] = id;
        envelopes[at * FIELDS + 1] = text.segment();
        envelopes[at * FIELDS + 2] = text.offset();
        envelopes[at * FIELDS + 3] = (int) text.length();
    }

    Piece body() {
        return body;
    }

    int bodyCrc() {
        return bodyCrc;
    }

    int size() {
        return envelopes.length / FIELDS;
    }

    int id(int at) {
        return envelopes[at * FIELDS];
    }

    Piece text(int at) {
        int from = at * FIELDS;
        return new Piece(envelopes[from + 1], envelopes[from + 2], envelopes[from + 3]);
    }

    /** -1 when it has no such envelope. */
    int find(int id) {
        for (int i = 0; i < size(); i++) {
            if (id(i) == id) {
                return i;
            }
        }
        return -1;
    }

    KeptMessage with(int at, Piece text) {
        int[] changed = envelopes.clone();
        put(changed, at, id(at), text);
        return new KeptMessage(body, bodyCrc, changed);
    }

    KeptMessage without(int at) {
        int[] left = Arrays.copyOf(envelopes, envelopes.length - FIELDS);
        int from = at * FIELDS;
        System.arraycopy(envelopes, from + FIELDS, left, from, left.length - from);
        return new KeptMessage(body, bodyCrc, left);
    }

    /** All that it occupies. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(body);
        for (int i = 0; i < size(); i++) {
            pieces.add(text(i));
        }
        return pieces;
    }
}
