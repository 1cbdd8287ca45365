package org.waypost.mta.user;

import java.nio.file.Path;

/**
 * A local user.
 *
 * @param home absolute
 */
public record User(String name, long uid, long gid, Path home) {}
