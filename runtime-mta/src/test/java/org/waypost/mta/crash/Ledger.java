package org.waypost.mta.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.mta.queue.EnvelopeId;

/** What the world outside knows; no crash touches it. */
final class Ledger {
    /** Every message whose reception began, and its body. */
    final Map<Integer, String> bodies = new HashMap<>();

    /** Its envelopes. */
    final Map<Integer, List<EnvelopeId>> envelopes = new HashMap<>();

    final Map<EnvelopeId, String> recipients = new HashMap<>();

    /** Envelopes whose message was acknowledged. */
    final List<EnvelopeId> acknowledged = new ArrayList<>();

    /** Envelopes whose message was refused: the client keeps it. */
    final List<EnvelopeId> refused = new ArrayList<>();

    /** How often the remote side accepted an envelope. */
    final Map<EnvelopeId, Integer> relayed = new LinkedHashMap<>();

    /** Of those, how often SMTP could not exclude that it is sent again: the answer was lost. */
    final Map<EnvelopeId, Integer> excused = new HashMap<>();

    /** Addresses that the remote side has put off once. */
    final Set<String> putOff = new HashSet<>();

    /** What the remote side accepted and nobody sent. */
    final List<String> strange = new ArrayList<>();

    void begun(int message, Map<EnvelopeId, String> to, String body) {
        bodies.put(message, body);
        envelopes.put(message, List.copyOf(to.keySet()));
        recipients.putAll(to);
    }

    /** The envelope that a file in the maildir is the delivery of; bodies are all different. */
    Optional<EnvelopeId> find(String recipient, String body) {
        return recipients.keySet().stream()
                .filter(id -> recipients.get(id).equals(recipient))
                .filter(id -> bodies.get(id.message()).equals(body))
                .findFirst();
    }
}
