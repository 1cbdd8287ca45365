package org.waypost.compiler.lint.subject;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.RuleDraft;
import org.waypost.compiler.check.table.KnownTable;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.syntax.Program;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/**
 * What was judged and found whole, as lints look at it: of a file with errors the statements
 * without one. Made for one run; several lints may look at once.
 */
public final class Checked {
    private static final Set<StatementKind> RULES =
            EnumSet.of(StatementKind.MATCH, StatementKind.ACCEPT, StatementKind.REJECT);

    private final Program program;
    private final List<Statement> statements;
    private final Map<StatementKind, List<Statement>> byKind = new EnumMap<>(StatementKind.class);
    private final CheckState state;
    private final boolean named;
    private final boolean incomplete;
    private final List<CheckedRule> rules = new ArrayList<>();
    private final TableContents contents;
    private final List<TableRole> roles;
    private final List<TableRole> kinds;
    private final TableLookup lookup;

    /**
     * @param statements those that were judged and have no error, in the order of the text
     * @param named whether the release was named by the person
     */
    public Checked(Program program, List<Statement> statements, CheckState state, boolean named) {
        this.program = program;
        this.statements = List.copyOf(statements);
        this.state = state;
        this.named = named;
        this.incomplete =
                state.incomplete()
                        || state.diagnostics().stream()
                                .anyMatch(d -> d.severity() == Severity.ERROR);
        for (Statement statement : statements) {
            byKind.computeIfAbsent(statement.kind(), _ -> new ArrayList<>()).add(statement);
        }
        pair();
        this.contents = new TableContents(this);
        this.roles = TableRole.all(this);
        this.kinds = kinds(roles);
        this.lookup = new TableLookup(matching(), state.settings().now().subAddressDelimiter());
    }

    /**
     * A rule has the very place of its statement, and both lists have the order of the text; the
     * rules of statements that are not among these are passed over.
     */
    private void pair() {
        List<RuleDraft> drafts = state.rules();
        int next = 0;
        for (Statement statement : statements) {
            int at = RULES.contains(statement.kind()) ? next : drafts.size();
            while (at < drafts.size() && drafts.get(at).span() != statement.span()) {
                at++;
            }
            if (at < drafts.size()) {
                rules.add(new CheckedRule(statement, drafts.get(at)));
                next = at + 1;
            }
        }
    }

    public Program program() {
        return program;
    }

    public List<Statement> statements() {
        return statements;
    }

    /** The statements of one kind. */
    public List<Statement> statements(StatementKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    public CheckState state() {
        return state;
    }

    /** The rules with what they are made of, in the order of the text. */
    public List<CheckedRule> rules() {
        return rules;
    }

    /** Where tables are used, and for what. */
    public List<TableRole> roles() {
        return roles;
    }

    /** The tables that one statement uses. */
    public List<TableRole> roles(Statement statement) {
        return TableRole.of(statement, this);
    }

    /** One role of each way in which a table is asked: the same table serves many rules. */
    public List<TableRole> kinds() {
        return kinds;
    }

    private static List<TableRole> kinds(List<TableRole> roles) {
        Map<String, Map<String, Set<String>>> seen = new HashMap<>();
        List<TableRole> kinds = new ArrayList<>();
        for (TableRole role : roles) {
            Clause clause = role.clause();
            boolean first =
                    !role.named()
                            || seen.computeIfAbsent(role.table().name(), _ -> new HashMap<>())
                                    .computeIfAbsent(clause.name(), _ -> new HashSet<>())
                                    .add(clause.place());
            if (first) {
                kinds.add(role);
            }
        }
        return kinds;
    }

    /** What tables in memory answer. */
    public TableLookup lookup() {
        return lookup;
    }

    /** What is in the tables, with its places. */
    public TableContents contents() {
        return contents;
    }

    /** The newest release that accepts the file, or the one that was named. */
    public Release release() {
        return state.release();
    }

    /** Whether the release was named: it is then the one that runs. */
    public boolean named() {
        return named;
    }

    public boolean classic() {
        return state.classic();
    }

    /**
     * Whether an include could not be read, or a statement is broken: what is not used here may be
     * used there.
     */
    public boolean incomplete() {
        return incomplete;
    }

    /** By which rules are read: those of the release that was named, else of the dialect's last. */
    public Matching matching() {
        Release release = named ? release() : Release.last(release().dialect());
        if (!classic()) {
            return Matching.V7_8;
        }
        return release.atLeast(Release.R5_4) ? Matching.V6_0 : Matching.V2013;
    }

    /** The table that an argument stands for; empty for one of an include that is missing. */
    public Optional<Table> table(Argument argument) {
        if (argument instanceof Argument.Reference reference) {
            return state.tables().named(reference.name().text()).map(KnownTable::table);
        }
        return contents.inline(argument.span());
    }
}
