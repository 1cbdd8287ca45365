/**
 * What real releases answered, and what we answer. Depends on the compiler and the engine. One
 * thread.
 */
@NullMarked
package org.waypost.tests.conformance;

import org.jspecify.annotations.NullMarked;
