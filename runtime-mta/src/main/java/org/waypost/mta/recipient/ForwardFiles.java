package org.waypost.mta.recipient;

import org.waypost.engine.expand.Surroundings;
import org.waypost.mta.user.User;

/** Where users keep their .forward. Blocking. */
@FunctionalInterface
public interface ForwardFiles {
    Surroundings.Contents read(User user);
}
