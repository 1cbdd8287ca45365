package org.waypost.engine.classify;

import java.util.Optional;
import org.waypost.engine.classify.key.ClassEdit;
import org.waypost.engine.classify.key.NetworkKeys;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;

/** The client's network, or that it is this machine. */
record ClientClassifier(Reading reading, NetworkKeys keys) implements Classifier {
    @Override
    public Optional<Classifier> edited(Condition positive, ClassEdit edit) {
        return keys.editedNetworks(edit).map(k -> new ClientClassifier(reading, k));
    }

    @Override
    public int classify(Facts facts) {
        return !reading.isLocal(facts) && facts.client() instanceof ClientAddress.Peer(_, var bits)
                ? keys.of(bits)
                : keys.of(Reading.LOCAL);
    }
}
