package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.SyntheticModel.Days;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Quiet years of 300 subjects: how many months see an alarm although nothing moved. The budget promises 5% at most.
 *
 * <p>Two years by default; {@code -Pbenchmark} simulates a hundred.
 */
class FalseAlarmSimulationTest {

    private static final int SEEDS = Integer.getInteger("plimsoll.simulation.seeds", 2);
    private static final int FEATURES = 50;
    private static final int SEGMENTS = 5;
    private static final int EVENTS = 400;
    private static final int REFERENCE_DAYS = 28;
    private static final int MONTH = 30;
    private static final int MONTHS = 12;

    static Stream<Named<Days>> worlds() {
        return Stream.of(
                Named.of("independent", Days.ALIKE),
                Named.of("weekdays, 0.1 sd", Days.weekly(0.1)),
                Named.of("days of their own shape", Days.shaping(200)),
                Named.of("days with a mean of their own, 0.15 sd", Days.moving(0.15)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void shouldKeepQuietMonthsQuiet(Days days) {
        Tallied years = simulate(days, SEEDS);

        assertThat(years.share(years.alarms)).isLessThanOrEqualTo(0.05);
    }

    /**
     * A known limit. Means that differ by 0.05 sd double the variance of days of 400 rows, and four weeks of them do not tell
     * that from chance in half of the features: for those no design effect is known, and the evidence is believed as it is.
     */
    @Test
    void shouldNotBeTrustedWhereDaysDifferByLessThanTheReferenceCanTell() {
        Tallied years = simulate(Days.moving(0.05), SEEDS);

        assertThat(years.share(years.alarms)).isGreaterThan(0.05);
    }

    private static Tallied simulate(Days days, int seeds) {
        Tallied years = new Tallied();
        IntStream.range(0, seeds)
                .parallel()
                .mapToObj(seed ->
                        year(new SyntheticModel(new Random(seed), days, FEATURES, SEGMENTS, REFERENCE_DAYS, EVENTS)))
                .toList()
                .forEach(years::add);
        years.print();
        return years;
    }

    private static Tallied year(SyntheticModel model) {
        Tallied year = new Tallied();
        year.simulate(model);
        return year;
    }

    /** What the months of the simulated years saw. */
    private static final class Tallied {

        private int months;
        private int alarms;
        private int notices;
        private int fixedThreshold;
        private double designEffect = 1;

        void simulate(SyntheticModel model) {
            Judge judge = model.judge();
            Runs runs = new Runs();
            BitSet alarmed = new BitSet();
            BitSet noticed = new BitSet();
            BitSet exceeded = new BitSet();
            for (int day = 0; day < MONTHS * MONTH; day++) {
                List<Finding> findings = runs.close(judge, model.pane(day, EVENTS));
                int month = day / MONTH;
                set(alarmed, month, findings.stream().anyMatch(finding -> alarms(finding, Severity.WARNING)));
                set(noticed, month, findings.stream().anyMatch(finding -> alarms(finding, Severity.NOTICE)));
                set(exceeded, month, findings.stream().anyMatch(Tallied::isOverFixedThreshold));
            }
            months += MONTHS;
            alarms += alarmed.cardinality();
            notices += noticed.cardinality();
            fixedThreshold += exceeded.cardinality();
            designEffect = Math.max(designEffect, model.largestDesignEffect());
        }

        void add(Tallied other) {
            months += other.months;
            alarms += other.alarms;
            notices += other.notices;
            fixedThreshold += other.fixedThreshold;
            designEffect = Math.max(designEffect, other.designEffect);
        }

        private static void set(BitSet months, int month, boolean now) {
            months.set(month, months.get(month) || now);
        }

        private static boolean alarms(Finding finding, Severity from) {
            return finding.speaks()
                    && finding.severity().filter(s -> s.atLeast(from)).isPresent();
        }

        private static boolean isOverFixedThreshold(Finding finding) {
            return finding.check().equals("psi")
                    && finding.panes() == 1
                    && finding.target().segment().isEmpty()
                    && finding.measure().value().orElse(0) > 0.1;
        }

        double share(int count) {
            return (double) count / months;
        }

        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "quiet months %d: alarm %.3f, notice %.3f, fixed PSI > 0.1 on %d features %.3f; largest phi %.1f%n",
                    months,
                    share(alarms),
                    share(notices),
                    FEATURES,
                    share(fixedThreshold),
                    designEffect);
        }
    }
}
