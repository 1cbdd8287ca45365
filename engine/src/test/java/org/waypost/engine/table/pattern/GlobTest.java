package org.waypost.engine.table.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*.org,         x.org,           true",
        "*.org,         a.b.org,         false",
        "*.org,         org,             false",
        "*.org,         .org,            true",
        "*.example.net, foo.example.net, true",
        "*.example.net, a.b.example.net, false",
        "*.example.net, example.net,     false",
        "*example.com,  we-example.com,  false",
        "*example.com,  exexample.com,   false",
        "*example.com,  example.com,     true",
        "foo*,          foo,             false",
        "foo*,          foobar,          true",
        "*,             x,               true",
        "*,             '',              false",
        "**.org,        x.org,           true",
        "*a*,           ba,              false",
        "*a*,           bac,             true",
        "Example.ORG,   eXAMPLE.org,     true",
        "'',            '',              true",
        "'',            x,               false"
    })
    void starStopsAtTheFirstPlace(String pattern, String name, boolean expected) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"*.org, x.org", "*.org, a.b.org", "a*b*c, axbyc", "**x, ax", "*, ''", "a*, ab"})
    void automatonMatchesTheSame(String pattern, String name) {
        Glob glob = new Glob(pattern);
        assertThat(GlobAutomaton.of(glob).run(name)).isEqualTo(glob.matches(name));
    }
}
