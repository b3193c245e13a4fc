package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Check} keeps to, over all of them. */
class CheckContractTest {
    private static final double CERTAIN = 10;

    private static final SyntheticModel MODEL =
            new SyntheticModel(new Random(1), SyntheticModel.Days.ALIKE, 1, 2, 10, 100);

    private static final Map<Class<?>, Family> OTHERS = Map.of(
            LatencyCheck.class, Family.LATENCY,
            VolumeCheck.class, Family.VOLUME,
            SilenceCheck.class, Family.VOLUME,
            PerformanceConstraint.class, Family.PERFORMANCE,
            ErrorRateCheck.class, Family.PERFORMANCE,
            EstimatedAccuracyCheck.class, Family.PERFORMANCE,
            LabelShiftCheck.class, Family.PERFORMANCE,
            FairnessConstraint.class, Family.FAIRNESS);

    /** The standard checks, and those that a policy or the service's configuration must ask for. */
    static List<Check> checks() {
        return Stream.concat(
                        Checks.STANDARD.all().stream(),
                        Stream.of(
                                new LatencyCheck(200_000, 0.99),
                                SilenceCheck.STANDARD,
                                AdwinCheck.STANDARD,
                                DdmCheck.STANDARD,
                                EddmCheck.STANDARD,
                                HddmACheck.STANDARD,
                                HddmWCheck.STANDARD,
                                PageHinkleyCheck.STANDARD,
                                new PerformanceConstraint(
                                        PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.9)),
                                new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8))))
                .toList();
    }

    static List<DriftCheck> distances() {
        return Checks.STANDARD.drift();
    }

    static List<IntegrityCheck> faults() {
        return checks().stream()
                .filter(IntegrityCheck.class::isInstance)
                .map(IntegrityCheck.class::cast)
                .toList();
    }

    @Test
    void shouldListEveryCheck() {
        List<Class<?>> permitted = leaves(Check.class).toList();

        assertThat(checks()).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(permitted);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CheckContractTest::leaves)
                : Stream.of(type);
    }

    @Test
    void shouldHaveNamesOfTheirOwn() {
        List<String> names = checks().stream().map(Check::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9_]+"));
    }

    @ParameterizedTest
    @MethodSource("checks")
    void shouldBeARecordOfTheFamilyOfItsInterface(Check check) {
        assertThat(check.getClass().isRecord()).isTrue();
        assertThat(check.family()).isEqualTo(family(check));
    }

    private static Family family(Check check) {
        if (check instanceof DriftCheck) {
            return Family.DRIFT;
        }
        if (check instanceof ChangeCheck) {
            return Family.PERFORMANCE;
        }
        return check instanceof IntegrityCheck
                ? Family.INTEGRITY
                : Optional.ofNullable(OTHERS.get(check.getClass())).orElseThrow();
    }

    @Test
    void shouldRefuseAConstraintThatCannotBeDecided() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PerformanceConstraint(
                        PerformanceMetric.EXPECTED_CALIBRATION_ERROR, Optional.empty(), Limits.atMost(0.1)))
                .withMessage("ece can be shown, not constrained");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FairnessConstraint(FairnessMetric.THEIL_INDEX, Limits.atMost(0.1)));
    }

    @Test
    void shouldAlarmOnTheIndexAloneUnlessAPolicySaysSo() {
        assertThat(distances()).filteredOn(check -> check.ladder().alarms()).containsExactly(PsiCheck.STANDARD);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldClimbAtOnceThreeTimesAndTenTimesTheIncrease(IntegrityCheck check) {
        Ladder ladder = check.ladder();

        assertThat(ladder.warning()).isEqualTo(check.increase()).isPositive();
        assertThat(ladder.error()).isEqualTo(3 * check.increase());
        assertThat(ladder.critical()).isEqualTo(10 * check.increase()).isLessThan(1);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldBeUndefinedWhereASideHoldsNothing(DriftCheck check) {
        Comparison comparison = comparison(MODEL.nothing());

        assertThat(check.measure(comparison)).isEqualTo(Measure.UNDEFINED);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldBeUndefinedWhereTheReferenceHoldsNothing(DriftCheck check) {
        Reference full = MODEL.reference();
        Reference nothing = new Reference("nothing", MODEL.nothing(), full.effects(), full.spreads());

        Measure measure = check.measure(Comparison.of(nothing, all(), full.tally(), CERTAIN));

        assertThat(measure).isEqualTo(Measure.UNDEFINED);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldNeverMeasureNaNNorLessThanNothing(DriftCheck check) {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            long[] counts = random.longs(MODEL.reference().tally().evidence(0).length, 0, 3)
                    .toArray();
            counts[random.nextInt(counts.length)] += 1 + random.nextInt(100_000);
            Measure measure = check.measure(
                    comparison(new TallyFiller(MODEL.reference().tally().layout())
                            .counts(0, counts)
                            .tally()));

            assertThat(measure.value().orElseThrow()).isNotNaN().isNotNegative();
            assertThat(Stream.of(measure.corrected(), measure.lower(), measure.upper(), measure.detectable()))
                    .allMatch(figure -> figure.isEmpty() || Double.isFinite(figure.getAsDouble()));
        }
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldMeasureNoDistanceFromTheReferenceItself(DriftCheck check) {
        Measure measure = check.measure(comparison(MODEL.reference().tally()));

        assertThat(measure.value()).isEqualTo(OptionalDouble.of(0));
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldGrowWithTheMove(DriftCheck check) {
        double little = check.measure(comparison(MODEL.paneOf(0, SyntheticModel.Law.moved(0.3), 5_000)))
                .value()
                .orElseThrow();
        double much = check.measure(comparison(MODEL.paneOf(0, SyntheticModel.Law.moved(1.5), 5_000)))
                .value()
                .orElseThrow();

        assertThat(much).isGreaterThan(little);
    }

    private static Target.InAll all() {
        return Target.inAll(MODEL.reference().tally().layout()).get(0);
    }

    private static Comparison comparison(WindowTally tally) {
        return Comparison.of(MODEL.reference(), all(), tally, CERTAIN);
    }
}
