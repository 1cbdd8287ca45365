package org.waypost.engine.classify;

import org.waypost.engine.classify.key.NetworkKeys;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;

/** The client's network, or that it is this machine. */
record ClientClassifier(Reading reading, NetworkKeys keys) implements Classifier {
    @Override
    public int classify(Facts facts) {
        return !reading.isLocal(facts) && facts.client() instanceof ClientAddress.Peer(_, var bits)
                ? keys.of(bits)
                : keys.of(Reading.LOCAL);
    }
}
