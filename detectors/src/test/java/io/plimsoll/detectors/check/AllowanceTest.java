package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.Interval;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    @ParameterizedTest
    @CsvSource({"0.0, 0.89, ERROR", "0.0, 0.71, ERROR", "0.0, 0.70, CRITICAL", "0.0, 0.2, CRITICAL"})
    void shouldBeCriticalWhereALeastValueIsMissedByTwiceTheAllowance(double lower, double upper, Severity severity) {
        Allowance allowance = Allowance.ofMetric(Limits.atLeast(0.9));

        assertThat(allowance.severity(new Interval(lower, upper - 1e-9))).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.11, ERROR", "0.29, ERROR", "0.31, CRITICAL"})
    void shouldBeCriticalWhereAGreatestDifferenceIsMissedByTwiceTheAllowance(double lower, Severity severity) {
        Allowance allowance = Allowance.ofDifference(new Limits(-0.1, 0.1));

        assertThat(allowance.severity(new Interval(lower, 0.9))).isEqualTo(severity);
        assertThat(allowance.severity(new Interval(-0.9, -lower))).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.5, ERROR", "0.39, CRITICAL"})
    void shouldMeasureRatiosFromOne(double upper, Severity severity) {
        Allowance allowance = Allowance.ofRatio(new Limits(0.8, 1.25));

        assertThat(allowance.severity(new Interval(0, upper))).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.8", "1.2, 1.25", "3, 1.25"})
    void shouldTellTheNearerLimit(double value, double limit) {
        assertThat(Allowance.ofRatio(new Limits(0.8, 1.25)).nearest(value)).isEqualTo(limit);
    }

    /** 30 starts a period, and all periods of the version as a whole. */
    @Test
    void shouldNeverSpendMoreThanTheFamilysShare() {
        OutcomeLevels levels = new OutcomeLevels(Budget.DEFAULT, Duration.ofDays(1), 7);
        double runs = 30 * levels.ofRuns();
        double version =
                IntStream.rangeClosed(1, 100_000).mapToDouble(levels::ofVersion).sum();

        assertThat(7 * (runs + version)).isEqualTo(0.2 * 0.05, offset(1e-6));
    }
}
