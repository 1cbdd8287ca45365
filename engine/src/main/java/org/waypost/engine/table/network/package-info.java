/**
 * Networks and addresses as the tables of each release write them. Depends on value. Immutable, any
 * thread.
 */
@NullMarked
package org.waypost.engine.table.network;

import org.jspecify.annotations.NullMarked;
