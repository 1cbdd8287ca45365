/** What the server counts. Depends on the JDK only; everybody may use it. Any thread. */
@NullMarked
package org.waypost.mta.observe;

import org.jspecify.annotations.NullMarked;
