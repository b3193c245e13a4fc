package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From evidence to a decision: budget, e-BH, scan, ladder. */
class DecisionTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;

    @ParameterizedTest(name = "{0} every {1}: {2}")
    @CsvSource({
        "DRIFT, P1D, 0.001",
        "DRIFT, PT1H, 4.166666666666667e-5",
        "INTEGRITY, P1D, 3.333333333333333e-4",
        "OUTCOME, P30D, 0.01",
        "DRIFT, P10000D, 0.6"
    })
    void shouldSpendTheBudgetEvenlyOverStarts(Budget.Family family, Duration window, double expected) {
        assertThat(Budget.DEFAULT.perStart(family, window)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void shouldSpendNoMoreThanAllOfALevelOnASpanWithoutEnd() {
        double spent = IntStream.rangeClosed(1, 100_000)
                .mapToDouble(j -> Budget.spentInPeriod(0.05, j))
                .sum();

        assertThat(spent).isCloseTo(0.05, within(1e-6)).isLessThan(0.05);
        assertThatIllegalArgumentException().isThrownBy(() -> Budget.spentInPeriod(0.05, 0));
    }

    @Test
    void shouldRefuseWhatIsNoBudget() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(1, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(0, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(0.05, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(0.05, Duration.ofDays(-1)));
    }

    @Test
    void shouldRejectInCompanyWhatIsTooWeakAlone() {
        BenjaminiHochbergE procedure = BenjaminiHochbergE.forSubjects(4, 0);
        double weak = Math.log(100);

        assertThat(procedure.rejected(new double[] {weak, 0, 0, 0}, 0.02).isEmpty())
                .isTrue();
        assertThat(procedure.rejected(new double[] {weak, weak, weak, NOTHING}, 0.02).stream())
                .containsExactly(0, 1, 2);
    }

    @Test
    void shouldRejectAtTheThresholdItself() {
        BenjaminiHochbergE one = BenjaminiHochbergE.forSubjects(1, 0);

        assertThat(one.rejected(new double[] {-Math.log(0.01)}, 0.01).get(0)).isTrue();
        assertThat(one.rejected(new double[] {Math.nextDown(-Math.log(0.01))}, 0.01)
                        .get(0))
                .isFalse();
    }

    @Test
    void shouldGiveHalfOfTheWeightToUnsegmentedSubjects() {
        BenjaminiHochbergE procedure = BenjaminiHochbergE.forSubjects(10, 30);

        assertThat(procedure.leastLogE(0, 0.01)).isCloseTo(Math.log(100 / 2.0), within(1e-12));
        assertThat(procedure.leastLogE(39, 0.01)).isCloseTo(Math.log(150), within(1e-12));
        assertThat(procedure.sufficientLogE(0, 0.01)).isCloseTo(Math.log(2000), within(1e-12));
    }

    @Test
    void shouldGiveAllWeightToTheOnlyKind() {
        assertThat(BenjaminiHochbergE.forSubjects(0, 5).leastLogE(4, 0.1)).isCloseTo(Math.log(10), within(1e-12));
        assertThat(BenjaminiHochbergE.forSubjects(0, 0)
                        .rejected(new double[0], 0.1)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void shouldNeverRejectASubjectWithoutWeight() {
        BenjaminiHochbergE procedure = BenjaminiHochbergE.withWeights(new double[] {0, 2});

        assertThat(procedure.rejected(new double[] {1000, 1000}, 0.01).stream()).containsExactly(1);
    }

    @Test
    void shouldRefuseWrongWeightsAndEvidence() {
        assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochbergE.withWeights(new double[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> BenjaminiHochbergE.withWeights(new double[] {-1, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BenjaminiHochbergE.forSubjects(2, 0).rejected(new double[3], 0.1));
    }

    @Test
    void shouldScanPanesAndDaysByDefault() {
        assertThat(Scan.standard(Duration.ofHours(1)).lengths()).containsExactly(1, 2, 3, 5, 7, 14, 24, 72, 168, 336);
        assertThat(Scan.standard(Duration.ofDays(1)).lengths()).containsExactly(1, 2, 3, 5, 7, 14);
        assertThat(Scan.standard(Duration.ofDays(7)).lengths()).containsExactly(1, 2, 3, 5, 7, 14);
        assertThat(Scan.of(3, 1, 3).longest()).isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> Scan.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(Scan::of);
    }

    @Test
    void shouldLetADeadCauseSpeakAtNoLength() {
        // Given a cause that died with the pane before the one just closed
        RunEvidence evidence = gains(0.1, 4, 4, 0, 0);

        // When
        List<Run> runs = Scan.of(1, 2, 3, 5, 7).runs(5, evidence);

        // Then
        assertThat(runs).containsExactly(new Run(1, 0.1), new Run(2, 4.1), new Run(3, 8.1), new Run(5, 8.1));
        assertThat(runs).noneMatch(run -> run.speaks(evidence));
    }

    @Test
    void shouldLetALivingCauseSpeakAtEveryLength() {
        RunEvidence evidence = gains(0.75, 0.25, 0);

        List<Run> runs = Scan.of(1, 2, 3).runs(3, evidence);

        assertThat(runs).hasSize(3).allMatch(run -> run.speaks(evidence));
    }

    @Test
    void shouldSpeakAtTheLeastGainItself() {
        RunEvidence evidence = gains(0.7);

        assertThat(Run.of(1, evidence).speaks(evidence)).isTrue();
        assertThat(new Run(1, Math.nextDown(0.7)).speaks(evidence)).isFalse();
    }

    @Test
    void shouldNotLetImpossibleEvidenceSpeak() {
        RunEvidence impossible = (oldest, newest) -> NOTHING;

        assertThat(Run.of(2, impossible).speaks(impossible)).isFalse();
    }

    /** Evidence that each pane adds to, the youngest pane first. */
    private static RunEvidence gains(double... byAge) {
        return (oldest, newest) -> sum(byAge, newest, oldest);
    }

    private static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to + 1).sum();
    }
}
