/** Tests of the delivery agents, and what they share. */
@NullMarked
package org.waypost.mta.delivery;

import org.jspecify.annotations.NullMarked;
