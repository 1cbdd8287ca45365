/**
 * How long the language takes: whole processes on large, small and hostile files. Depends on the
 * compiler and on starting processes. {@code tests/bench check} prints the table; nothing here is a
 * timed test. One thread.
 */
@NullMarked
package org.waypost.tests.bench.language;

import org.jspecify.annotations.NullMarked;
