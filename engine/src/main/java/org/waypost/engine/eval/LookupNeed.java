package org.waypost.engine.eval;

import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** A question that only an external table can answer. Equal needs have equal answers. */
public record LookupNeed(Table.External table, Service service, String key) {}
