/** The limits of the server, each with its reason. Depends on nothing. Any thread. */
@NullMarked
package org.waypost.mta.limits;

import org.jspecify.annotations.NullMarked;
