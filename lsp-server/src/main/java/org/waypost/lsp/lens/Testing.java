package org.waypost.lsp.lens;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.waypost.compiler.mailtest.CaseResult;
import org.waypost.compiler.mailtest.Coverage;
import org.waypost.compiler.mailtest.SuiteResult;
import org.waypost.compiler.mailtest.SuiteRunner;
import org.waypost.lsp.workspace.Compilations;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.Configurations;
import org.waypost.lsp.workspace.Uris;

/** Runs the tests of a configuration, or one test file. What is on disk counts. */
final class Testing {
    private final Configurations configurations;
    private final Compilations compilations;

    @Inject
    Testing(Configurations configurations, Compilations compilations) {
        this.configurations = configurations;
        this.compilations = compilations;
    }

    /** Results of all test files, one object a file. */
    JsonElement run(Resource resource) {
        JsonArray results = new JsonArray();
        for (Path file : files(resource)) {
            results.add(json(SuiteRunner.run(file.toString(), true), file));
        }
        return results;
    }

    private List<Path> files(Resource resource) {
        Optional<Path> itself =
                Uris.path(resource.getURI()).filter(path -> path.toString().endsWith(".yaml"));
        return itself.isPresent()
                ? List.of(itself.get())
                : configurations.roots(resource).stream()
                        .flatMap(root -> Uris.path(root).stream())
                        .flatMap(path -> TestFiles.of(path).stream())
                        .map(TestFiles.TestFile::path)
                        .toList();
    }

    private JsonObject json(SuiteResult result, Path file) {
        JsonObject json = new JsonObject();
        json.addProperty("uri", file.toUri().toString());
        json.addProperty("met", result.met());
        json.addProperty("problem", result.problem());
        JsonArray cases = new JsonArray();
        result.cases().forEach(one -> cases.add(json(one)));
        json.add("cases", cases);
        if (result.coverage().isPresent()) {
            Coverage coverage = result.coverage().get();
            json.addProperty("coverage", coverage.text());
            json.add("rules", rules(coverage, file));
        }
        return json;
    }

    private static JsonObject json(CaseResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("name", result.name());
        json.addProperty("line", result.line());
        json.addProperty("met", result.met());
        JsonArray differences = new JsonArray();
        for (CaseResult.Difference difference : result.differences()) {
            JsonObject one = new JsonObject();
            one.addProperty("what", difference.what());
            one.addProperty("expected", difference.expected());
            one.addProperty("found", difference.found());
            differences.add(one);
        }
        json.add("differences", differences);
        json.addProperty("why", result.why());
        return json;
    }

    /** Every rule of the tested configuration, and whether a case leads to it. */
    private JsonArray rules(Coverage coverage, Path test) {
        JsonArray rules = new JsonArray();
        Optional<Compiled> compiled =
                TestFiles.configuration(test).flatMap(path -> compilations.of(Uris.of(path)));
        for (Coverage.Ruled ruled : coverage.rules()) {
            JsonObject json = new JsonObject();
            String file = ruled.rule().source().file();
            compiled.ifPresent(c -> json.addProperty("uri", Uris.text(home(file, c))));
            json.addProperty("line", ruled.rule().source().line());
            json.addProperty("covered", ruled.cases() > 0);
            rules.add(json);
        }
        return rules;
    }

    /** The runner calls the main file by its whole path. */
    private static URI home(String file, Compiled compiled) {
        return file.endsWith("/" + compiled.main().name()) ? compiled.root() : compiled.home(file);
    }
}
