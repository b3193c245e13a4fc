package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.statistic.Interval;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** The cases of evidence.json (numpy 1.24.2, scipy 1.10.1; seed 7311), one dynamic test each. */
final class GoldenEvidence {
    private static final double LOG_E_TOLERANCE = 1e-9;
    private static final double BOUND_TOLERANCE = 1e-7;

    private GoldenEvidence() {}

    static Stream<DynamicTest> cases(String kind, Consumer<JsonNode> test) {
        JsonNode cases = GoldenFiles.read("evidence.json").get("cases").get(kind);
        return StreamSupport.stream(cases.spliterator(), false)
                .map(node -> DynamicTest.dynamicTest(shortened(kind + " " + node), () -> test.accept(node)));
    }

    private static String shortened(String name) {
        return name.length() <= 160 ? name : name.substring(0, 160) + "…";
    }

    /** 1e-9 relative, and absolute below 1. */
    static void assertLogE(double actual, JsonNode expected) {
        double value = GoldenFiles.number(expected);
        assertThat(actual).isCloseTo(value, within(LOG_E_TOLERANCE * Math.max(1, Math.abs(value))));
    }

    static void assertInterval(Interval actual, JsonNode expected) {
        assertThat(actual.lower()).isCloseTo(GoldenFiles.number(expected.get(0)), within(BOUND_TOLERANCE));
        assertThat(actual.upper()).isCloseTo(GoldenFiles.number(expected.get(1)), within(BOUND_TOLERANCE));
    }

    static long[] counts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(GoldenFiles::number)
                .toArray();
    }

    static Rate rate(JsonNode node, String successes, String trials) {
        return new Rate(node.get(successes).longValue(), node.get(trials).longValue());
    }
}
