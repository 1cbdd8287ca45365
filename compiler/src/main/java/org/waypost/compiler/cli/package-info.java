/**
 * The {@code waypost} command: one class a command. Depends on every compiler package; nothing
 * depends on it. One thread.
 */
@NullMarked
package org.waypost.compiler.cli;

import org.jspecify.annotations.NullMarked;
