/**
 * The facade: text in, {@code Compilation} out. Depends on every compiler package. Immutable, any
 * thread.
 */
@NullMarked
package org.waypost.compiler;

import org.jspecify.annotations.NullMarked;
