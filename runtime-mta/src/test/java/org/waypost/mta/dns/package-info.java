/**
 * Tests of the resolver, against a small server on loopback. Depends on dnsjava. One thread a test.
 */
@NullMarked
package org.waypost.mta.dns;

import org.jspecify.annotations.NullMarked;
