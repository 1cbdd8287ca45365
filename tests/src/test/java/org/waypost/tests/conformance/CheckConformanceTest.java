package org.waypost.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.Compilation;

/** Agreement with the releases about every file that they were asked about. */
class CheckConformanceTest {
    private static final ConformanceFolder FOLDER = ConformanceFolder.here();
    private static final Set<String> DELIBERATE = FOLDER.deliberate();
    private static final List<CheckCase> CASES = CheckCase.all(FOLDER);

    @Test
    void everyFileIsAcceptedOrRefusedAsTheReleasesDo() {
        List<String> others = new ArrayList<>();
        for (CheckCase one : CASES) {
            boolean accepted = !one.compile(Optional.empty()).hasErrors();
            if (accepted != one.accepted()) {
                others.add(one.name());
            }
        }
        int agreed = CASES.size() - others.size();
        System.out.println("check: " + agreed + " of " + CASES.size() + " as the releases answer");
        assertThat(others).as("answers that differ and are not listed").isSubsetOf(DELIBERATE);
    }

    @Test
    void refusedFilesNameTheOriginalSentenceAndTheLineToMend() {
        List<String> others = new ArrayList<>();
        int refused = 0;
        for (CheckCase one : CASES) {
            Compilation compilation = one.compile(Optional.empty());
            if (one.accepted() || !compilation.hasErrors()) {
                continue;
            }
            refused++;
            List<String> forms = CheckCase.forms(CheckCase.firstError(compilation));
            if (one.refusal().stream().noneMatch(forms::contains)) {
                others.add(one.name() + ": " + forms.getFirst() + " not in " + one.refusal());
            }
        }
        int agreed = refused - others.size();
        System.out.println("check: " + agreed + " of " + refused + " refusals in the same words");
        assertThat(others).allMatch(CheckConformanceTest::listed);
    }

    @Test
    void aNamedReleaseAnswersAsItDid() {
        List<String> others = new ArrayList<>();
        int asked = 0;
        for (CheckCase one : CASES) {
            for (CheckCase.Answer answer : one.answers()) {
                asked++;
                Compilation compilation = one.compile(Optional.of(answer.release()));
                if (compilation.hasErrors() == answer.accepted()) {
                    others.add(one.name() + " " + answer.release().label());
                }
            }
        }
        System.out.println("check: " + (asked - others.size()) + " of " + asked + " by release");
        assertThat(others).allMatch(CheckConformanceTest::listed);
    }

    private static boolean listed(String finding) {
        return DELIBERATE.stream().anyMatch(finding::startsWith);
    }
}
