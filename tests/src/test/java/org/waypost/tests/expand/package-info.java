/**
 * What {@code waypost test} says of a recipient is what the server does with it. Depends on
 * compiler and server. One thread.
 */
@NullMarked
package org.waypost.tests.expand;

import org.jspecify.annotations.NullMarked;
