/**
 * The programs: smtpd, smtpctl. Depends on boot, control and the compiler's facade. The main
 * thread.
 */
@NullMarked
package org.waypost.mta.cli;

import org.jspecify.annotations.NullMarked;
