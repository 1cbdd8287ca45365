package org.waypost.compiler.mailtest.report;

import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.waypost.compiler.mailtest.CaseResult;
import org.waypost.compiler.mailtest.SuiteResult;

/** Results as continuous-integration servers read them: JUnit's XML. */
public final class JUnitReport {
    private JUnitReport() {}

    public static String of(List<SuiteResult> suites) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (SuiteResult suite : suites) {
                suite(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.append('\n').toString();
    }

    private static void suite(XMLStreamWriter xml, SuiteResult suite) throws XMLStreamException {
        long failures = suite.cases().stream().filter(c -> !c.met()).count();
        int errors = suite.problem().isEmpty() ? 0 : 1;
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(suite.file()));
        xml.writeAttribute("tests", Integer.toString(suite.cases().size() + errors));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", Integer.toString(errors));
        if (errors > 0) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", clean(suite.file()));
            xml.writeAttribute("name", "can be run");
            body(xml, "error", suite.problem().strip(), "");
            xml.writeEndElement();
        }
        for (CaseResult result : suite.cases()) {
            testCase(xml, suite, result);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, SuiteResult suite, CaseResult result)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(suite.file()));
        xml.writeAttribute("name", clean(result.name()));
        if (!result.met()) {
            String message =
                    result.differences().stream()
                            .map(
                                    d ->
                                            d.what()
                                                    + ": expected "
                                                    + d.expected()
                                                    + ", found "
                                                    + d.found())
                            .collect(Collectors.joining("; "));
            body(xml, "failure", message, result.why());
        }
        xml.writeEndElement();
    }

    private static void body(XMLStreamWriter xml, String element, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("message", clean(message));
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** XML has no way at all to write most control characters. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> c >= 0x20 || c == '\n' || c == '\t' ? c : 0xfffd)
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
