package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.SyntheticPeople.Group;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the guarantees on performance and fairness come to, by simulation with fixed seeds. */
class OutcomeSimulationTest {

    private static final int YEAR = 365;
    private static final int SEEDS = 20;
    private static final Group FEW = new Group(60, 0.5, 0.85, 0.15);
    private static final Group MANY = new Group(340, 0.5, 0.85, 0.15);

    private final SyntheticPeople people = new SyntheticPeople("few", "many");

    /** All limits are kept, with little room: in 20 years not one of them is called broken on one day. */
    @Test
    void shouldNeverFailAnInnocentModel() {
        long alarms = IntStream.range(0, SEEDS)
                .mapToLong(seed -> {
                    Random random = new Random(seed);
                    Life life = new Life(people.judge(limits(0.82), reference(random)));
                    return IntStream.range(0, YEAR)
                            .mapToLong(day -> alarms(life.close(people.drawn(random, FEW, MANY))))
                            .sum();
                })
                .sum();

        assertThat(alarms).isZero();
    }

    /** After 270 good days the version as a whole would take hundreds of bad ones to fail; a run takes few. */
    @Test
    void shouldFindABadYearAfterAGoodOne() {
        Random random = new Random(1);
        Life life = new Life(people.judge(limits(0.82), reference(random)));
        for (int day = 0; day < 270; day++) {
            life.close(people.drawn(random, FEW, MANY));
        }

        int days = 0;
        List<Finding> failing;
        do {
            days++;
            failing = broken(life.close(people.drawn(random, new Group(60, 0.5, 0.4, 0.1), MANY)));
        } while (failing.isEmpty());

        assertThat(days).isBetween(4, 15);
        assertThat(failing).allSatisfy(finding -> {
            assertThat(finding.span()).isInstanceOf(Span.Run.class);
            assertThat(finding.speaks()).isTrue();
        });
    }

    private WindowTally reference(Random random) {
        return people.drawn(random, new Group(750, 0.5, 0.85, 0.15), new Group(4_250, 0.5, 0.85, 0.15));
    }

    private static OutcomeChecks limits(double accuracy) {
        return new OutcomeChecks(
                List.of(new PerformanceConstraint(
                        PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(accuracy))),
                new FairnessRules(
                        Map.of(SyntheticPeople.ATTRIBUTE, Optional.of("many")),
                        30,
                        List.of(
                                new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8)),
                                new FairnessConstraint(
                                        FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atMost(0.1)))),
                Optional.of(ErrorRateCheck.STANDARD),
                Favourable.POSITIVE,
                Baseline.REFERENCE,
                LabelCause.WORLD);
    }

    private static long alarms(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().isPresent())
                .count();
    }

    private static List<Finding> broken(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().equals("demographic_parity_ratio")
                        && finding.severity().isPresent())
                .toList();
    }

    /** The panes of a version, each judged as it closes. */
    private final class Life {

        private final Judge judge;
        private final List<WindowTally> panes = new ArrayList<>();

        Life(Judge judge) {
            this.judge = judge;
        }

        List<Finding> close(WindowTally pane) {
            panes.add(pane);
            return judge.judgeOutcomes(people.spans(panes));
        }
    }
}
