package org.waypost.engine.table.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What glibc 2.36 answers, measured. */
class RegexPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.org",
                "+a",
                "?a",
                "^*",
                "(*a)",
                "a|*b",
                "a$*",
                "\\b*",
                "{1}",
                "{a",
                "({1})",
                "a{2",
                "a{a",
                "a{x}",
                "a{2,1}",
                "a{,",
                "a{32768}",
                "(",
                "((a)",
                "[",
                "[a",
                "[z-a]",
                "[a-c-e]",
                "[[:foo:]]",
                "[[:alpha:]",
                "[a-[:digit:]]",
                "[[.ab.]]",
                "x(?i)a",
                "a\\",
                "\\1a",
                "(a)\\2",
                "(\\1a)",
                "(a)|b\\1",
                "(?i)[_-z]"
            })
    void refusedNeverMatches(String pattern) {
        RegexPattern refused = RegexPattern.compile(pattern);
        assertThat(refused.refusal()).isPresent();
        assertThat(refused.matches(pattern)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                ") x) true",
                "a) b false",
                "} } true",
                "a{,3} '' true",
                "a{,} '' true",
                "x{0} y true",
                "a** '' true",
                "() x true",
                "a||b x true",
                "|a x true",
                "(a)\\1 aa true",
                "(a)\\1 ab false",
                "\\w _ true",
                "\\w - false",
                "\\bb\\b a.b true",
                "\\bb\\b ab false",
                "\\<a ba false",
                "\\<a b.a true",
                "$^ '' true",
                "$^ a false",
                "a^b a^b false",
                "(^a|b)$ a true",
                "(^a|b)$ ca false",
                "[]a] ] true",
                "[^]-] ] false",
                "[a-] - true",
                "[--/] . true",
                "[[.a.]-c] b true",
                "[[:upper:]] a false",
                "(?i)[[:upper:]] a true",
                "(?i)\\a a false",
                "^[^@]+@a\\.org$ u@a.org true",
                "^.{9}$ 12345678 false",
                "^.{9}$ 123456789 true"
            })
    void takenAsPosixSays(String pattern, String subject, boolean expected) {
        RegexPattern taken = RegexPattern.compile(pattern);
        assertThat(taken.refusal()).isEmpty();
        assertThat(taken.matches(subject)).isEqualTo(expected);
    }

    @Test
    void patternThatNeedsTooManyStatesIsRunAllTheSame() {
        RegexPattern wide = RegexPattern.compile("(a|b)*a(a|b){18}$");
        assertThat(wide.matches("b".repeat(30) + "a" + "b".repeat(18))).isTrue();
        assertThat(wide.matches("b".repeat(60))).isFalse();
    }

    @Test
    void patternThatGoesInCirclesGivesUp() {
        RegexPattern hostile = RegexPattern.compile("^(x?)\\1((a|a)*)*b$");
        assertThat(hostile.matches("a".repeat(60))).isFalse();
    }
}
