/**
 * The server as a process, from the first byte on the wire to the file in the mailbox: load,
 * killing, an administrator's hand in the spool. May depend on the JDK and on process only. A test
 * runs in one thread; its sessions run in virtual threads of their own.
 */
@NullMarked
package org.waypost.tests.e2e;

import org.jspecify.annotations.NullMarked;
