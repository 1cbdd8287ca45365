package org.waypost.tests.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which module may know which: the table of the design, and no cycles between packages. */
class ModuleTableTest {
    private static final String GRAMMAR = "org.waypost.grammar..";
    private static final String ENGINE = "org.waypost.engine..";
    private static final String COMPILER = "org.waypost.compiler..";
    private static final String MTA = "org.waypost.mta..";
    private static final String LSP = "org.waypost.lsp..";
    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String NETTY = "io.netty..";
    private static final String[] XTEXT = {
        "org.eclipse.xtext..", "org.eclipse.xtend..", "org.eclipse.emf..", "org.eclipse.lsp4j.."
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("org.waypost");

    @Test
    void grammarKnowsOnlyAntlr() {
        check(
                classes()
                        .that()
                        .resideInAPackage(GRAMMAR)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(GRAMMAR, JDK, NULLNESS, "org.antlr.v4.."));
    }

    @Test
    void engineKnowsOnlyTheJdk() {
        check(
                classes()
                        .that()
                        .resideInAPackage(ENGINE)
                        .and(not(resideInAPackage("org.waypost.engine.table.pattern")))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(ENGINE, JDK, NULLNESS));
    }

    @Test
    void patternsOfTablesKnowTheJdkAndAutomata() {
        check(
                classes()
                        .that()
                        .resideInAPackage("org.waypost.engine.table.pattern")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(ENGINE, JDK, NULLNESS, "dk.brics.automaton")
                        .allowEmptyShould(true));
    }

    @Test
    void compilerKnowsNeitherServerNorEditor() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(COMPILER)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(MTA, LSP, NETTY).or(resideInAnyPackage(XTEXT))));
    }

    @Test
    void serverKnowsOnlyTheFaceOfTheCompiler() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(MTA)
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage(COMPILER)
                                        .and(
                                                not(
                                                        resideInAnyPackage(
                                                                "org.waypost.compiler",
                                                                "org.waypost.compiler.model",
                                                                "org.waypost.compiler.diagnostic",
                                                                "org.waypost.compiler.source")))));
    }

    @Test
    void serverKnowsOfTheGrammarOnlyTheNamesOfReleases() {
        DescribedPredicate<JavaClass> names =
                DescribedPredicate.describe(
                        "Dialect or Release",
                        type -> Set.of("Dialect", "Release").contains(outermost(type)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(MTA)
                        .should()
                        .dependOnClassesThat(resideInAPackage(GRAMMAR).and(not(names))));
    }

    @Test
    void serverKnowsNoEditor() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(MTA)
                        .should()
                        .dependOnClassesThat(resideInAPackage(LSP).or(resideInAnyPackage(XTEXT))));
    }

    @Test
    void editorKnowsNoServerAndNoInsideOfTheEngine() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(LSP)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                MTA,
                                NETTY,
                                "org.waypost.engine.graph..",
                                "org.waypost.engine.table.."));
    }

    @Test
    void nettyIsOnlyAtTheEdge() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..netty..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(NETTY));
    }

    @Test
    void packagesHaveNoCycles() {
        JavaClasses written = CLASSES.that(isWrittenByHand());
        assertThat(written).isNotEmpty();
        slices().matching("org.waypost.(**)").should().beFreeOfCycles().check(written);
    }

    /** Generators make cycles that nobody can mend: only what has a source file of ours counts. */
    private static DescribedPredicate<JavaClass> isWrittenByHand() {
        Set<String> names =
                JavaSource.all(Repository.here()).stream()
                        .map(source -> source.packageName() + "." + simpleName(source))
                        .collect(Collectors.toSet());
        return DescribedPredicate.describe(
                "written by hand",
                type -> names.contains(type.getPackageName() + "." + outermost(type)));
    }

    private static String simpleName(JavaSource source) {
        return source.file().getFileName().toString().replace(".java", "");
    }

    private static String outermost(JavaClass type) {
        String inPackage = type.getName().substring(type.getPackageName().length() + 1);
        int nested = inPackage.indexOf('$');
        return nested < 0 ? inPackage : inPackage.substring(0, nested);
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
