/** Certificates and keys as TLS wants them. Depends on the JDK and BouncyCastle. Any thread. */
@NullMarked
package org.waypost.mta.tls;

import org.jspecify.annotations.NullMarked;
