/** The mail server that runs a decision graph. */
@NullMarked
package org.waypost.mta;

import org.jspecify.annotations.NullMarked;
