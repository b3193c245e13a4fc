package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Interval;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateEvidenceTest {
    private static final Rate REFERENCE = new Rate(100, 10_000);

    @Test
    void shouldKnowNothingWithoutTrials() {
        Rate none = new Rate(0, 0);

        assertThat(ConfidenceSequence.withoutReference().interval(none, 0.05)).isEqualTo(new Interval(0, 1));
        assertThat(ConfidenceSequence.around(0.1).interval(none, 0.05)).isEqualTo(new Interval(0, 1));
        assertThat(IntegrityEvidence.against(REFERENCE).logE(none)).isZero();
    }

    @Test
    void shouldNarrowNearTheReferenceRate() {
        Rate rate = new Rate(10, 100);

        Interval without = ConfidenceSequence.withoutReference().interval(rate, 0.05);
        Interval around = ConfidenceSequence.around(0.1).interval(rate, 0.05);

        assertThat(around.width()).isLessThan(without.width());
        assertThat(without.contains(0.1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void shouldRefuseAReferenceRateAtTheEdge(double p0) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfidenceSequence.around(p0));
    }

    /** In plain numbers the survival underflows here while the rest of the formula is e^10000. */
    @Test
    void shouldNotAlarmWhenFaultsVanish() {
        double logE = IntegrityEvidence.against(REFERENCE, 0.02).logE(new Rate(0, 1_000_000));

        assertThat(logE).isFinite().isLessThan(-5);
    }

    @Test
    void shouldGrowWithTheFaults() {
        IntegrityEvidence evidence = IntegrityEvidence.against(REFERENCE);

        double few = evidence.logE(new Rate(8, 400));
        double more = evidence.logE(new Rate(20, 400));
        double all = evidence.logE(new Rate(400, 400));

        assertThat(few).isLessThan(more);
        assertThat(more).isBetween(5.0, all);
    }

    @Test
    void shouldIgnoreANullableBelowTheReferenceRate() {
        Rate rate = new Rate(30, 400);

        double declared = IntegrityEvidence.against(REFERENCE, 0.005).logE(rate);

        assertThat(declared).isEqualTo(IntegrityEvidence.against(REFERENCE).logE(rate));
    }

    @Test
    void shouldTakeTheGreaterOfReferenceAndNullableForNormal() {
        assertThat(IntegrityEvidence.against(REFERENCE, 0.02).normalRate()).isEqualTo(0.02);
        assertThat(IntegrityEvidence.against(REFERENCE, 0).normalRate()).isEqualTo(100.5 / 10_001);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void shouldRefuseANullableThatIsNoShare(double nullable) {
        assertThatIllegalArgumentException().isThrownBy(() -> IntegrityEvidence.against(REFERENCE, nullable));
    }

    @Test
    void shouldWeighEffectiveCounts() {
        IntegrityEvidence evidence = IntegrityEvidence.against(REFERENCE.effective(2));

        assertThat(evidence.logE(new Rate(40, 400).effective(2)))
                .isEqualTo(IntegrityEvidence.against(new Rate(50, 5_000)).logE(new Rate(20, 200)));
    }

    /** Expected values: closed forms of Beta(1, b), Beta(a, 1) and symmetry. */
    @ParameterizedTest(name = "P(Beta({1}, {2}) > {0}) = e^{3}")
    @CsvSource({
        "0.25, 1, 1000, -287.6820724517809",
        "0.5, 7, 7, -0.6931471805599453",
        "0.001, 1, 3, -0.0030015010006671",
        "0.999999, 1, 50, -690.7755278982137"
    })
    void shouldReachFarIntoTheTail(double x, double a, double b, double expected) {
        assertThat(BetaTail.logSurvival(x, a, b)).isCloseTo(expected, within(2e-9));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "6, 5", "NaN, 5", "1, Infinity"})
    void shouldRefuseWhatIsNoRate(double successes, double trials) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(successes, trials));
    }

    @Test
    void shouldRefuseAnIntervalOutOfOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
    }

    @Test
    void shouldAnswerNothingAsymptoticBelowAHundred() {
        AsymptoticSequence sequence = new AsymptoticSequence(0.05);

        assertThat(sequence.halfWidth(99, 1)).isEmpty();
        assertThat(sequence.halfWidth(100, 1)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new AsymptoticSequence(0.7));
    }

    @Test
    void shouldNameTheRateThatWouldHaveBeenSeen() {
        MinimumDetectable detectable = new MinimumDetectable(isEvident(Math.log(1_000)), 1);

        double few = detectable.rate(200, MinimumDetectable.USUAL_POWER).orElseThrow();
        double many = detectable.rate(20_000, MinimumDetectable.USUAL_POWER).orElseThrow();

        assertThat(few).isBetween(0.05, 0.12);
        assertThat(many).isBetween(0.0101, 0.02);
    }

    @Test
    void shouldDetectTheMinimumInEightOfTenSamples() {
        MinimumDetectable detectable = new MinimumDetectable(isEvident(Math.log(1_000)), 1);
        double p = detectable.rate(500, MinimumDetectable.USUAL_POWER).orElseThrow();
        Random random = new Random(21);
        int found = 0;

        for (int sample = 0; sample < 2_000; sample++) {
            long faults = random.doubles(500).filter(u -> u < p).count();
            found += detectable.isSeen().test(new Rate(faults, 500)) ? 1 : 0;
        }

        assertThat(found / 2_000.0).isCloseTo(0.8, within(0.03));
    }

    @Test
    void shouldNameNoRateWhereNothingCouldBeSeen() {
        MinimumDetectable detectable = new MinimumDetectable(isEvident(12), 1);

        assertThat(detectable.rate(2, MinimumDetectable.USUAL_POWER)).isEmpty();
    }

    private static Predicate<Rate> isEvident(double logThreshold) {
        IntegrityEvidence evidence = IntegrityEvidence.against(REFERENCE);
        return rate -> evidence.logE(rate) >= logThreshold;
    }
}
