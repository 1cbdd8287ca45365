package org.waypost.mta.delivery.relay;

import org.waypost.mta.delivery.ActionSource;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.delivery.wire.Dialer;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.io.Resolver;
import org.waypost.mta.queue.MailQueue;

/** All that the relay agent asks of the rest of the server. */
public record RelayWorld(
        ActionSource actions,
        TableReader tables,
        MailQueue queue,
        Resolver resolver,
        Dialer dialer,
        TlsContexts tls,
        Entropy entropy) {}
