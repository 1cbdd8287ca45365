package org.waypost.compiler.check;

import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.listen.ListenCheck;
import org.waypost.compiler.check.rule.ActionCheck;
import org.waypost.compiler.check.rule.ClassicRule;
import org.waypost.compiler.check.rule.MatchRule;
import org.waypost.compiler.check.setting.FilterCheck;
import org.waypost.compiler.check.setting.LimitCheck;
import org.waypost.compiler.check.setting.PkiCheck;
import org.waypost.compiler.check.setting.SettingCheck;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.TableDeclaration;

/** Brings each statement to the one who judges its kind. */
final class StatementCheck {
    private final CheckState state;
    private final TableDeclaration tables;
    private final SettingCheck settings;
    private final PkiCheck pki;

    StatementCheck(CheckState state) {
        this.state = state;
        this.tables =
                new TableDeclaration(
                        state.tables(),
                        state.machine().files(),
                        state.machine().here(),
                        state::report);
        this.settings = new SettingCheck(state);
        this.pki = new PkiCheck(state);
    }

    /** Of a statement that broke off, what came before the fault is judged. */
    void judge(Statement statement) {
        switch (statement.kind()) {
            case TABLE -> tables.declare(statement);
            case LISTEN -> new ListenCheck(state).judge(statement);
            case ACTION -> new ActionCheck(state).judge(statement);
            case MATCH -> new MatchRule(state).judge(statement);
            case ACCEPT, REJECT -> new ClassicRule(state).judge(statement);
            case FILTER -> new FilterCheck(state).filter(statement);
            case QUEUE -> settings.queue(statement);
            case BOUNCE_WARN, BOUNCE -> settings.bounce(statement);
            case CLASSIC_LIMIT, SCHEDULER -> new LimitCheck(state).judge(statement);
            case INCLUDE, UNKNOWN -> {}
            case MACRO,
                    PKI,
                    CA,
                    EXPIRE,
                    CLASSIC_SIZE,
                    DELIMITER,
                    CLASSIC_CIPHERS,
                    MAX_MTA_DEFERRED,
                    ADMD,
                    MDA,
                    MTA,
                    PROC,
                    SMTP,
                    SRS -> {
                if (judgeable(statement)) {
                    valued(statement);
                }
            }
        }
    }

    /** Whether the values are there, without which nothing can be said. */
    private static boolean judgeable(Statement statement) {
        int needed =
                switch (statement.head()) {
                    case "", "proc", "mda wrapper" -> 2;
                    case "mda limit", "mta limit", "mta limit for domain", "smtp limit" -> 0;
                    default -> 1;
                };
        return statement.arguments().size() >= needed;
    }

    private void valued(Statement statement) {
        switch (statement.kind()) {
            case MACRO -> settings.macro(statement);
            case PKI -> pki.pki(statement);
            case CA -> pki.ca(statement);
            case EXPIRE -> settings.expire(statement);
            case CLASSIC_SIZE -> settings.size(statement.arguments().getFirst());
            case DELIMITER -> settings.delimiter(word(statement));
            case CLASSIC_CIPHERS, MAX_MTA_DEFERRED ->
                    state.feature(statement.head(), statement.span());
            case ADMD -> settings.admd(word(statement));
            case MDA -> mda(statement);
            case MTA -> mta(statement);
            case PROC -> new FilterCheck(state).process(statement);
            case SMTP -> smtp(statement);
            case SRS -> settings.srs(statement);
            case INCLUDE,
                    UNKNOWN,
                    TABLE,
                    LISTEN,
                    ACTION,
                    MATCH,
                    ACCEPT,
                    REJECT,
                    FILTER,
                    QUEUE,
                    BOUNCE_WARN,
                    BOUNCE,
                    CLASSIC_LIMIT,
                    SCHEDULER -> {}
        }
    }

    private void mda(Statement statement) {
        if (statement.head().equals("mda limit")) {
            new LimitCheck(state).judge(statement);
        } else {
            settings.wrapper(statement);
        }
    }

    private void mta(Statement statement) {
        if (statement.head().equals("mta max-deferred")) {
            state.feature(statement.head(), statement.span());
        } else {
            new LimitCheck(state).judge(statement);
        }
    }

    private void smtp(Statement statement) {
        switch (statement.head()) {
            case "smtp limit" -> new LimitCheck(state).judge(statement);
            case "smtp max-message-size" -> settings.size(statement.arguments().getFirst());
            case "smtp sub-addr-delim" -> settings.delimiter(word(statement));
            default -> state.feature(statement.head(), statement.span());
        }
    }

    void load() {
        settings.load();
        pki.load();
    }

    private static Argument.Word word(Statement statement) {
        return (Argument.Word) statement.arguments().getFirst();
    }
}
