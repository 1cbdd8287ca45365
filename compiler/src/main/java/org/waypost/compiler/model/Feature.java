package org.waypost.compiler.model;

import org.waypost.compiler.source.Span;

/**
 * Something that the file asks for and that is not an action, a listener option, a table or a
 * setting: filters, procs, wrappers, queue encryption, limits … The server refuses to start on one
 * that it does not do.
 *
 * @param name as written: {@code filter}, {@code queue encryption}, {@code mta limit}
 */
public record Feature(String name, Span span) {}
