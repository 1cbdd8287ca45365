package org.waypost.mta.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waypost.mta.observe.PeerBook;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.submit.LocalMail;

/**
 * What an administrator can do or see besides queue and scheduler.
 *
 * @param rebind an envelope as today's configuration decides about it; empty: it stays as it is
 * @param aliases the names of tables of aliases
 * @param mail takes what {@code sendmail} hands in
 * @param stop ends the server
 */
public record Powers(
        PeerBook peers,
        Function<Envelope, Optional<Envelope>> rebind,
        Runnable stop,
        List<String> aliases,
        LocalMail mail) {}
