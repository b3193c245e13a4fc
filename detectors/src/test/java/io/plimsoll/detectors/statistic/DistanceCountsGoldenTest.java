package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pairs of count vectors and of categorical samples: numpy 1.24.2, scipy 1.10.1 and, for χ², R 4.2.2. */
class DistanceCountsGoldenTest {

    @TestFactory
    Stream<DynamicTest> shouldMeasureCountVectorsAsScipy() {
        JsonNode cases = GoldenFiles.read("distance_binned.json").path("cases");
        return GoldenCases.each(cases, 23, one -> {
            long[] r = Expected.counts(one.path("ref_counts"));
            long[] c = Expected.counts(one.path("cur_counts"));
            if (one.path("expected").isNull()) {
                assertThat(Psi.LAPLACE.between(r, c)).isEmpty();
            } else {
                Expected.distances(r, c, one.path("expected"));
            }
            Expected.chiSquare(r, c, one.path("chi2"));
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldMeasureCategoricalSamplesAsScipy() {
        JsonNode cases = GoldenFiles.read("distance_categorical.json").path("cases");
        return GoldenCases.each(cases, 23, DistanceCountsGoldenTest::checkCategorical);
    }

    private static void checkCategorical(JsonNode one) {
        JsonNode golden = one.path("expected");
        long[] r = Expected.counts(golden.path("ref_counts"));
        long[] c = Expected.counts(golden.path("cur_counts"));
        if (golden.has("undefined")) {
            assertThat(Psi.LAPLACE.between(r, c)).isEmpty();
            assertThat(ChiSquareTest.of(r, c)).isEmpty();
            return;
        }
        Expected.distances(r, c, golden.path("values"));
        Expected.chiSquare(r, c, golden.path("chi2"));
        // Codes that nobody uses, such as "unseen" on a quiet day, must not change the index over the union of levels.
        Expected.same(
                "occupied",
                Psi.LAPLACE_OCCUPIED.between(Arrays.copyOf(r, r.length + 5), Arrays.copyOf(c, c.length + 5)),
                golden.path("values").path("psi_laplace05"),
                Expected.RELATIVE);
        if (golden.has("values_with_missing_level")) {
            long[] withMissing = Arrays.copyOf(r, r.length + 1);
            long[] currentWithMissing = Arrays.copyOf(c, c.length + 1);
            withMissing[r.length] = one.path("missing_ref").longValue();
            currentWithMissing[c.length] = one.path("missing_cur").longValue();
            Expected.distances(withMissing, currentWithMissing, golden.path("values_with_missing_level"));
            Expected.chiSquare(withMissing, currentWithMissing, golden.path("chi2_with_missing_level"));
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldTestByChiSquareAsR() {
        JsonNode r = GoldenFiles.read("r_oracle.json");
        JsonNode cases = GoldenFiles.read("distance_categorical.json").path("cases");
        return GoldenCases.each(cases, 23, one -> {
            JsonNode golden = r.path(one.path("id").textValue());
            ChiSquareTest.of(
                            Expected.counts(one.path("expected").path("ref_counts")),
                            Expected.counts(one.path("expected").path("cur_counts")))
                    .filter(test -> golden.has("chi2"))
                    .ifPresent(test -> Expected.same("chi2", test.statistic(), golden.path("chi2"), Expected.RELATIVE));
        });
    }
}
