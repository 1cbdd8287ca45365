package org.waypost.mta.control;

import java.util.Optional;
import java.util.function.Function;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.Envelope;

/**
 * What an administrator can do or see besides queue and scheduler.
 *
 * @param rebind an envelope as today's configuration decides about it; empty: it stays as it is
 * @param stop ends the server
 */
public record Powers(
        PeerBook peers, Function<Envelope, Optional<Envelope>> rebind, Runnable stop) {}
