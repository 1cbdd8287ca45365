/**
 * The command lines: smtpd and smtpctl. Depends on boot, control and the compiler's facade. Main
 * thread.
 */
@NullMarked
package org.waypost.mta.cli;

import org.jspecify.annotations.NullMarked;
