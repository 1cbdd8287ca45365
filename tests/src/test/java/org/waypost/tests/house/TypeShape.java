package org.waypost.tests.house;

/**
 * What the house measures of one type.
 *
 * @param place file and line
 * @param name its simple name
 * @param lines from the first annotation to the closing brace
 */
record TypeShape(String place, String name, long lines) {}
