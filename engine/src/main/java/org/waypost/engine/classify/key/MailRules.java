package org.waypost.engine.classify.key;

/**
 * How a release compares mail addresses.
 *
 * @param whole as 2013 does: domains are equal or not, nothing is cut, nothing is a wildcard
 * @param delimiter before which the key's user is cut, unless the entry has it too
 */
public record MailRules(boolean whole, char delimiter) {}
