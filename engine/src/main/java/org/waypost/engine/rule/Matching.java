package org.waypost.engine.rule;

/** The three ways in which releases of OpenSMTPD match (reference, classic 5 and modern 4). */
public enum Matching {
    /** The January 2013 snapshot and 5.3. */
    V2013,
    /** 5.4 to 6.0.3. */
    V6_0,
    /** 6.4 to 7.8. */
    V7_8
}
