/**
 * Reception and delivery on a disk that crashes or fails at every single step, and an auditor that
 * knows what was acknowledged. Depends on schedule, queue and io. One thread.
 */
@NullMarked
package org.waypost.mta.crash;

import org.jspecify.annotations.NullMarked;
