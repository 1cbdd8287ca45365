/** Tests of the package of the same name. */
@NullMarked
package org.waypost.mta.dns;

import org.jspecify.annotations.NullMarked;
