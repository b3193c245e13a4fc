package io.plimsoll.detectors.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every index at which a change is told and every start of a warning, over 15 streams: MOA 2024.07.0 executed with its
 * default options, and river's rules, checked against the indices in river's documentation.
 */
class ChangeDetectorGoldenTest {
    private static final double DELTA = Adwin.DEFAULT_DELTA;

    @TestFactory
    Stream<DynamicTest> shouldTellChangesWhereMoaDoes() {
        Map<String, Supplier<ChangeDetector>> detectors = new LinkedHashMap<>();
        detectors.put("ADWIN_raw_delta0.002", () -> new Adwin(Dialect.MOA, DELTA));
        detectors.put("ADWINChangeDetector", () -> new Adwin(Dialect.MOA, DELTA, true));
        detectors.put("DDM", () -> new Ddm(Dialect.MOA));
        detectors.put("EDDM", () -> new Eddm(Dialect.MOA));
        detectors.put("HDDM_A_Test", () -> new HddmA(Dialect.MOA));
        detectors.put("HDDM_W_Test", () -> new HddmW(Dialect.MOA));
        detectors.put("PageHinkleyDM", () -> new PageHinkley(Dialect.MOA, PageHinkley.DEFAULT_THRESHOLD));
        return cases("moa.json", detectors, 97);
    }

    @TestFactory
    Stream<DynamicTest> shouldTellChangesWhereRiverDoes() {
        Map<String, Supplier<ChangeDetector>> detectors = new LinkedHashMap<>();
        detectors.put("adwin_river_delta0.002", () -> new Adwin(Dialect.RIVER, DELTA));
        detectors.put("adwin_keep_all_cuts_delta0.002", () -> new Adwin(Dialect.MOA, DELTA));
        detectors.put("ddm_river_default", () -> new Ddm(Dialect.RIVER));
        detectors.put("eddm_river_default", () -> new Eddm(Dialect.RIVER));
        detectors.put("hddm_a_river_default", () -> new HddmA(Dialect.RIVER));
        detectors.put("hddm_w_river_default", () -> new HddmW(Dialect.RIVER));
        detectors.put(
                "page_hinkley_river_default", () -> new PageHinkley(Dialect.RIVER, PageHinkley.DEFAULT_THRESHOLD));
        detectors.put("page_hinkley_threshold5", () -> new PageHinkley(Dialect.RIVER, 5));
        return cases("own.json", detectors, 104);
    }

    private static Stream<DynamicTest> cases(
            String file, Map<String, Supplier<ChangeDetector>> detectors, int howMany) {
        JsonNode streams = GoldenFiles.read("detectors/" + file).path("streams");
        List<DynamicTest> tests = new ArrayList<>();
        streams.properties()
                .forEach(stream -> detectors.forEach((name, detector) -> {
                    JsonNode golden = stream.getValue().path(name);
                    if (!golden.isMissingNode()) {
                        tests.add(dynamicTest(
                                stream.getKey() + " " + name, () -> check(stream.getKey(), detector.get(), golden)));
                    }
                }));
        assertThat(tests).hasSize(howMany);
        return tests.stream();
    }

    private static void check(String stream, ChangeDetector detector, JsonNode golden) {
        List<Integer> changes = new ArrayList<>();
        List<Integer> warnings = new ArrayList<>();
        ChangeState before = ChangeState.STABLE;
        double[] values = values(stream);
        for (int i = 0; i < values.length; i++) {
            ChangeState state = detector.update(values[i]);
            if (state == ChangeState.CHANGE) {
                changes.add(i);
            }
            if (state == ChangeState.WARNING && before != ChangeState.WARNING) {
                warnings.add(i);
            }
            before = state;
        }
        assertThat(changes).as("changes").isEqualTo(indices(golden.path("change")));
        if (golden.has("warning")) {
            assertThat(warnings).as("warnings").isEqualTo(indices(golden.path("warning")));
        }
    }

    private static List<Integer> indices(JsonNode array) {
        List<Integer> indices = new ArrayList<>();
        array.forEach(index -> indices.add(index.intValue()));
        return indices;
    }

    private static double[] values(String stream) {
        return GoldenFiles.lines("detectors/" + stream + ".csv.gz").stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
