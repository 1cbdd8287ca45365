package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema for editors knows the keys that the reader knows. */
class SchemaTest {
    private static JsonNode schema() throws Exception {
        try (InputStream in = Suite.class.getResourceAsStream("mailtest.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.get("properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void schemaAndReaderKnowTheSameKeys() throws Exception {
        JsonNode schema = schema();
        assertThat(keys(schema)).isEqualTo(SuiteReader.SUITE_KEYS);
        assertThat(keys(schema.at("/$defs/case"))).isEqualTo(SuiteReader.CASE_KEYS);
        assertThat(keys(schema.at("/$defs/expect"))).isEqualTo(SuiteReader.EXPECT_KEYS);
    }
}
