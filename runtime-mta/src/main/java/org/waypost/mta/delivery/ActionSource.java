package org.waypost.mta.delivery;

import java.util.Optional;
import org.waypost.engine.rule.Action;

/** Finds an envelope's action again, by the configuration that holds now. Any thread. */
@FunctionalInterface
public interface ActionSource {
    /**
     * @param name the action's name as the envelope has it
     * @param definition the resolved action of a classic envelope, empty of a modern one
     * @return empty when the configuration has it no longer
     */
    Optional<Action> find(String name, String definition);
}
