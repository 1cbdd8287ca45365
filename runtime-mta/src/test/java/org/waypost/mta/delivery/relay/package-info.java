/**
 * Tests of the package of the same name. Depends on what that depends on, and on the samples of
 * delivery. One thread a test.
 */
@NullMarked
package org.waypost.mta.delivery.relay;

import org.jspecify.annotations.NullMarked;
