package org.waypost.compiler.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.approvaltests.Approvals;
import org.approvaltests.namer.NamedEnvironment;
import org.approvaltests.namer.NamerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.text.GraphDrawing;
import org.waypost.engine.text.GraphDrawing.Arrow;
import org.xml.sax.InputSource;

class GraphPictureTest {
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    static List<String> configurations() throws Exception {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .map(file -> EXAMPLES.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static GraphDrawing drawing(String configuration) throws Exception {
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.test"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                        Map.of(),
                        false);
        String file = EXAMPLES.resolve(configuration).toString();
        var sources = MainFile.open(file, Path.of("/"), System.in);
        var compiled = SmtpdCompiler.compile(sources, options).configuration().orElseThrow();
        return GraphDrawing.of(DecisionGraph.of(compiled.program()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04-sender-policy/smtpd.conf", "06-submission/smtpd-classic.conf"})
    void looksAsItDid(String configuration) throws Exception {
        String name = configuration.replace('/', '-').replace(".conf", "");
        try (NamedEnvironment _ = NamerFactory.withParameters(name)) {
            Approvals.verify(GraphPicture.svg(drawing(configuration), "smtpd.conf"));
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyBoxIsDrawnOnceInsideAndApart(String configuration) throws Exception {
        GraphDrawing drawing = drawing(configuration);
        Placed placed = LayeredPlaces.of(drawing.boxes().stream().map(Card::of).toList());
        Rectangle paper = new Rectangle(placed.width(), placed.height());
        List<Rectangle> drawn = new ArrayList<>();
        for (Placed.At at : placed.cards()) {
            Rectangle place = new Rectangle(at.x(), at.y(), at.card().width(), at.card().height());
            assertThat(paper.contains(place)).isTrue();
            assertThat(drawn).noneMatch(place::intersects);
            drawn.add(place);
        }
        assertThat(drawn).hasSameSizeAs(drawing.boxes());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyArrowLeavesItsRowAndEndsAtItsTarget(String configuration) throws Exception {
        GraphDrawing drawing = drawing(configuration);
        Placed placed = LayeredPlaces.of(drawing.boxes().stream().map(Card::of).toList());
        List<Placed.Line> lines = new ArrayList<>(placed.lines());
        for (Placed.At from : placed.cards()) {
            List<Arrow> arrows = from.card().box().arrows();
            for (int i = 0; i < arrows.size(); i++) {
                Placed.At to = placed.cards().get(arrows.get(i).target() - 1);
                Placed.Line line = lines.removeFirst();
                assertThat(line.points().getFirst())
                        .isEqualTo(
                                new Placed.Point(
                                        from.x() + from.card().width(),
                                        from.y() + from.card().rowMiddle(i)));
                assertThat(line.points().getLast())
                        .isEqualTo(new Placed.Point(to.x(), to.y() + to.card().entry()));
            }
        }
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void isWellFormed(String configuration) throws Exception {
        String svg = GraphPicture.svg(drawing(configuration), "<a & \"b\">");
        Document document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("How <a & \"b\"> decides");
    }
}
