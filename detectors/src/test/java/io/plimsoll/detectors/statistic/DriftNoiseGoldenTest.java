package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The index with its noise law: {@code evidence.json}, numpy 1.24.2 and scipy 1.10.1 ({@code ncx2}). */
class DriftNoiseGoldenTest {
    private static final double BOUND = 1e-7;

    @TestFactory
    Stream<DynamicTest> shouldCorrectAndBoundTheIndex() {
        JsonNode cases = GoldenFiles.read("evidence.json").path("cases").path("drift");
        return GoldenCases.each(cases, 150, DriftNoiseGoldenTest::check);
    }

    private static void check(JsonNode one) {
        CountPair pair = CountPair.of(Expected.counts(one.path("reference")), Expected.counts(one.path("current")));
        if (pair.hasEmptySide()) {
            assertThat(one.has("psi")).isFalse();
            return;
        }
        double psi = Psi.LAPLACE.of(pair);
        NoiseLaw law = NoiseLaw.of(pair, one.path("phi").doubleValue());
        Expected.same("psi", psi, one.path("psi"), Expected.RELATIVE);
        Expected.same("corrected", law.corrected(psi), one.path("corrected"), Expected.RELATIVE);
        Expected.same("lower", OptionalDouble.of(law.lower(psi)), one.path("lower"), 0, BOUND);
        Expected.same("upper", OptionalDouble.of(law.upper(psi)), one.path("upper"), 0, BOUND);
    }
}
