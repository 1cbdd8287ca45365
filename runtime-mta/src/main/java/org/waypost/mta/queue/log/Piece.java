package org.waypost.mta.queue.log;

/**
 * A part of a segment.
 *
 * @param segment number; 0 for a body that lies beside
 */
record Piece(int segment, int offset, long length) {
    /** No segment has this number. */
    static final int BESIDE = 0;
}
