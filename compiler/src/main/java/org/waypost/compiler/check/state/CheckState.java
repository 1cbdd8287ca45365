package org.waypost.compiler.check.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.table.Tables;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.model.Feature;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** All that one check knows. The families of statements read and write it. */
public final class CheckState {
    private final Release release;
    private final Machine machine;
    private boolean incomplete;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Tables tables;
    private final SettingsDraft settings = new SettingsDraft();
    private final SequencedMap<String, Action> actions = new LinkedHashMap<>();
    private final Map<String, Span> actionSpans = new HashMap<>();
    private final Map<String, FilterEntry> filters = new HashMap<>();
    private final Map<String, Span> processes = new HashMap<>();
    private final Map<String, Span> wrappers = new HashMap<>();
    private final SequencedMap<String, PkiDraft> pki = new TreeMap<>();
    private final SequencedMap<String, PkiDraft> ca = new TreeMap<>();
    private final Set<String> onceOnly = new HashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<RuleDraft> rules = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    /**
     * @param release judges
     * @param reading the release whose own tables count, like its way of matching
     */
    public CheckState(Release release, Release reading, Machine machine) {
        this.release = release;
        this.machine = machine;
        this.tables = new Tables(release, diagnostics::add);
        PredefinedTables.addTo(tables, reading, machine);
    }

    public Release release() {
        return release;
    }

    public boolean classic() {
        return release.dialect() == Dialect.CLASSIC;
    }

    public boolean since(Release first) {
        return release.atLeast(first);
    }

    public Machine machine() {
        return machine;
    }

    /** An include could not be read: a name that is not known may stand there from here on. */
    public void lost() {
        incomplete = true;
        tables.lost();
    }

    /** Whether a name that is not known may stand in an include that could not be read. */
    public boolean incomplete() {
        return incomplete;
    }

    public Tables tables() {
        return tables;
    }

    public SettingsDraft settings() {
        return settings;
    }

    public SequencedMap<String, Action> actions() {
        return actions;
    }

    /** Where actions were declared, broken ones included. */
    public Map<String, Span> actionSpans() {
        return actionSpans;
    }

    public Map<String, FilterEntry> filters() {
        return filters;
    }

    public Map<String, Span> processes() {
        return processes;
    }

    public Map<String, Span> wrappers() {
        return wrappers;
    }

    /** By name, in the order in which they are loaded. */
    public SequencedMap<String, PkiDraft> pki() {
        return pki;
    }

    public SequencedMap<String, PkiDraft> ca() {
        return ca;
    }

    public List<Listener> listeners() {
        return listeners;
    }

    public List<RuleDraft> rules() {
        return rules;
    }

    public List<Feature> features() {
        return features;
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    public void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** Something that is accepted and that not every server does. */
    public void feature(String name, Span span) {
        features.add(new Feature(name, span));
    }

    /** Remembers that something was said; false when it had been said before. */
    public boolean first(String what) {
        return onceOnly.add(what);
    }

    public boolean said(String what) {
        return onceOnly.contains(what);
    }

    /** What cannot be found on this machine: an error here, a note elsewhere. */
    public Diagnostics absent(String code, Span span, String original) {
        return machine.here()
                ? Diagnostics.error(code, span).original(original)
                : Diagnostics.note(code, span).help("cannot be checked here");
    }

    /** Refuses the words that only other releases know, then tables that nobody declared. */
    public void gate(Clause clause) {
        Known.require(clause, release);
        tables(clause);
    }

    /** Tables that are named must exist; told before anything else about their clause. */
    public void tables(Clause clause) {
        clause.arguments().forEach(tables::require);
    }
}
