/** Tests of the package of the same name. */
@NullMarked
package org.waypost.mta.delivery.route;

import org.jspecify.annotations.NullMarked;
