/**
 * The shape of {@code smtpd.conf} in Xtext, and what of Xtext's services is replaced by ours; all
 * else in here is generated. Depends on the features. Any thread.
 */
@NullMarked
package org.waypost.lsp.xtext;

import org.jspecify.annotations.NullMarked;
