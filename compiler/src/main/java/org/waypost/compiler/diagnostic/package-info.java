/** One set of messages and the ways to show them. Depends on source. Immutable, any thread. */
@NullMarked
package org.waypost.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
