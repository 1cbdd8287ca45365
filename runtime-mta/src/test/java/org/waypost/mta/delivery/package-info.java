/**
 * What the tests of the delivery agents share. Depends on delivery and queue. One thread a test.
 */
@NullMarked
package org.waypost.mta.delivery;

import org.jspecify.annotations.NullMarked;
