package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waypost.compiler.mailtest.Node.Mapping;
import org.waypost.compiler.mailtest.Node.Scalar;
import org.waypost.compiler.mailtest.Node.Sequence;

class YamlTextTest {
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> odd =
                Arbitraries.strings()
                        .withChars("ab0 -:#,[]{}'\"\\*&!|>%@`~?.+/_\t\n\u0001é☃")
                        .ofMaxLength(12);
        return Arbitraries.oneOf(
                odd, Arbitraries.of("true", "No", "null", "~", "0x1f", "1e3", "-", "550", "007"));
    }

    @Property
    void isReadAgainAsItWas(@ForAll("values") String value) throws SuiteProblem {
        String text =
                "a: [%s]\nb: { c: %s }\nd: %s\ne:\n  - %s\n"
                        .formatted(
                                YamlText.of(value, true),
                                YamlText.of(value, true),
                                YamlText.of(value, false),
                                YamlText.quoted(value));
        Mapping read = (Mapping) YamlReader.read(text);
        assertThat(first(read.entries().get(0).value())).isEqualTo(value);
        assertThat(first(((Mapping) read.entries().get(1).value()).entries().get(0).value()))
                .isEqualTo(value);
        assertThat(first(read.entries().get(2).value())).isEqualTo(value);
        assertThat(first(read.entries().get(3).value())).isEqualTo(value);
    }

    private static String first(Node node) {
        return switch (node) {
            case Scalar scalar -> scalar.text();
            case Sequence list -> first(list.items().getFirst());
            case Mapping _ -> throw new AssertionError("a mapping");
        };
    }
}
