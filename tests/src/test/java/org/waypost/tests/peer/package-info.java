/**
 * Other people's programs as peers: swaks as a client, Postfix as a server on both sides. May
 * depend on process. A test runs in one thread.
 */
@NullMarked
package org.waypost.tests.peer;

import org.jspecify.annotations.NullMarked;
