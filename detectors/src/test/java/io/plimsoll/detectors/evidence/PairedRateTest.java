package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairedRateTest {
    private static final double ALPHA = 0.05;
    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;
    private static final OutcomeSubject BINARY = new OutcomeSubject(new Levels(List.of("1"), false));
    private static final int NONE = BINARY.none();

    private final PairTable pairs = new PairTable(BINARY);

    private void count(int acting, int candidate, int label, long count) {
        pairs.count(new PairTable.Answer(0, acting), new PairTable.Answer(0, candidate), label, count);
    }

    /** Every cell has labels, at about the same share. */
    private void countEvenly() {
        count(YES, YES, YES, 400);
        count(YES, YES, NO, 60);
        count(YES, YES, NONE, 20);
        count(NO, NO, NO, 300);
        count(NO, NO, YES, 40);
        count(NO, YES, YES, 50);
        count(NO, YES, NO, 20);
        count(YES, NO, YES, 10);
        count(YES, NO, NO, 35);
    }

    @ParameterizedTest(name = "{0}: {1} against {2} of {3}")
    @CsvSource({
        "ACCURACY, 85, 30, 915",
        "RECALL, 50, 10, 500",
        "FALSE_NEGATIVE_RATE, 10, 50, 500",
        "SPECIFICITY, 35, 20, 415",
        "FALSE_POSITIVE_RATE, 20, 35, 415"
    })
    void shouldCountThePairsThatDiffer(OutcomeRate rate, double candidateOnly, double actingOnly, double all) {
        countEvenly();

        Estimate estimate = new PairedRate(rate, pairs).estimate();

        assertThat(estimate).isEqualTo(new PairedEstimate(candidateOnly, actingOnly, all));
    }

    @ParameterizedTest
    @EnumSource(
            value = OutcomeRate.class,
            names = {"PRECISION", "NEGATIVE_PREDICTIVE_VALUE", "SELECTION_RATE"})
    void shouldRefuseRatesWithDenominatorsOfTheirOwn(OutcomeRate rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedRate(rate, pairs));
    }

    @Test
    void shouldOnlyKnowBoundsWhereTheDeclinedGetNoLabel() {
        count(YES, YES, YES, 80);
        count(YES, YES, NO, 20);
        count(NO, NO, NONE, 30);
        count(NO, YES, NONE, 40);
        count(YES, NO, YES, 6);
        count(YES, NO, NO, 4);

        PairedRate rate = new PairedRate(OutcomeRate.ACCURACY, pairs);

        assertThat(rate.hasSelectiveLabels()).isTrue();
        assertThat(rate.identified().value()).hasValue((4.0 - 6) / 110);
        assertThat(rate.bounds().least().orElseThrow()).isCloseTo((4.0 - 6 - 40) / 180, within(1e-15));
        assertThat(rate.bounds().greatest().orElseThrow()).isCloseTo((4.0 - 6 + 40) / 180, within(1e-15));
        assertThat(rate.estimate().value()).isEmpty();
        assertThat(rate.estimate().obstacle()).isEqualTo(Insufficiency.Reason.SELECTIVE_LABELS);
    }

    @Test
    void shouldDecideFromBoundsWhereFewLabelsAreMissing() {
        countEvenly();
        count(NO, YES, NONE, 12);

        PairedRate rate = new PairedRate(OutcomeRate.ACCURACY, pairs);

        assertThat(rate.hasSelectiveLabels()).isTrue();
        assertThat(rate.estimate().interval(ALPHA).lower()).isGreaterThan(-0.01);
    }

    @Test
    void shouldNotTrustACellOfDifferingDecisionsWithoutAnyLabel() {
        count(YES, YES, NONE, 960);
        count(YES, YES, YES, 40);
        count(NO, YES, NONE, 30);

        assertThat(new PairedRate(OutcomeRate.RECALL, pairs).hasSelectiveLabels())
                .isTrue();
    }

    @Test
    void shouldNotCallLabelsSelectiveWhichHaveNotCome() {
        count(YES, YES, NONE, 100);
        count(YES, NO, NONE, 10);

        Estimate estimate = new PairedRate(OutcomeRate.ACCURACY, pairs).estimate();

        assertThat(estimate.observations()).isZero();
        assertThat(estimate.obstacle()).isEqualTo(Insufficiency.Reason.UNDEFINED);
    }

    /** An unlabelled pair may be no case of label 1 at all. */
    @Test
    void shouldBoundRecallWithAndWithoutTheUnlabelledInItsDenominator() {
        count(YES, YES, YES, 50);
        count(YES, NO, YES, 10);
        count(NO, YES, YES, 5);
        count(NO, NO, NONE, 100);
        count(NO, YES, NONE, 7);

        PairedBounds bounds = new PairedRate(OutcomeRate.RECALL, pairs).bounds();

        assertThat(bounds.least()).hasValue((5.0 - 10) / 65);
        assertThat(bounds.greatest()).hasValue((5.0 + 7 - 10) / 72);
    }

    /** Whatever the missing labels are, the interval of the complete table lies within the bounds. */
    @ParameterizedTest
    @EnumSource(
            value = OutcomeRate.class,
            names = {"ACCURACY", "RECALL", "SPECIFICITY"})
    void shouldHoldEveryCompletion(OutcomeRate rate) {
        countEvenly();
        count(NO, YES, NONE, 12);
        count(YES, NO, NONE, 9);
        Interval bounds = new PairedRate(rate, pairs).bounds().interval(ALPHA);

        for (int ofCandidate = 0; ofCandidate <= 12; ofCandidate += 4) {
            for (int ofActing = 0; ofActing <= 9; ofActing += 3) {
                for (int alike = 0; alike <= 20; alike += 10) {
                    Interval complete = new PairedRate(rate, completed(ofCandidate, ofActing, alike))
                            .identified()
                            .interval(ALPHA);
                    assertThat(complete.lower()).isGreaterThanOrEqualTo(bounds.lower() - 1e-12);
                    assertThat(complete.upper()).isLessThanOrEqualTo(bounds.upper() + 1e-12);
                }
            }
        }
    }

    private PairTable completed(int ofCandidate, int ofActing, int alike) {
        PairTable complete = pairs.copy();
        label(complete, NO, YES, ofCandidate, 12);
        label(complete, YES, NO, ofActing, 9);
        label(complete, YES, YES, alike, 20);
        return complete;
    }

    private static void label(PairTable table, int acting, int candidate, int positives, int all) {
        PairTable.Answer one = new PairTable.Answer(0, acting);
        PairTable.Answer other = new PairTable.Answer(0, candidate);
        table.count(one, other, NONE, -all);
        table.count(one, other, YES, positives);
        table.count(one, other, NO, all - positives);
    }

    @Test
    void shouldCompareTheAccuracyOfSeveralClasses() {
        OutcomeSubject classes = new OutcomeSubject(new Levels(List.of("a", "b", "c"), false));
        PairTable several = new PairTable(classes);
        PairTable.Answer acting = new PairTable.Answer(PairTable.NO_SCORE, 0);
        PairTable.Answer candidate = new PairTable.Answer(PairTable.NO_SCORE, 1);
        several.count(acting, candidate, 1, 7);
        several.count(acting, candidate, 0, 3);
        several.count(acting, candidate, 2, 5);

        Estimate estimate = new PairedRate(OutcomeRate.ACCURACY, several).estimate();

        assertThat(estimate).isEqualTo(new PairedEstimate(7, 3, 15));
    }
}
