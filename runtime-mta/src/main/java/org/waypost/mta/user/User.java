package org.waypost.mta.user;

import java.nio.file.Path;
import org.waypost.engine.expand.LocalUser;

/**
 * A local user.
 *
 * @param home absolute
 */
public record User(String name, long uid, long gid, Path home) implements LocalUser {}
