package org.waypost.lsp.xtext;

/** Sets the language up without an Eclipse around it. */
public class SmtpdConfStandaloneSetup extends SmtpdConfStandaloneSetupGenerated {}
