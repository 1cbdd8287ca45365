/**
 * Bytes that nobody meant as a configuration: found by coverage, kept as seeds, tried in every
 * build. Depends on the compiler. Each test starts from nothing; one thread.
 */
@NullMarked
package org.waypost.tests.fuzz;

import org.jspecify.annotations.NullMarked;
