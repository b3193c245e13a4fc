package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** People of several groups about whom a binary model decides, and whose labels come; counts are drawn, not events. */
final class SyntheticPeople {

    static final Duration PANE = Duration.ofDays(1);
    static final String ATTRIBUTE = "group";

    private static final int POSITIVE = OutcomeSubject.POSITIVE;
    private static final int NEGATIVE = OutcomeSubject.NEGATIVE;

    private final Layout layout;

    /** The groups, by their codes. */
    SyntheticPeople(String... groups) {
        this.layout = new Layout(
                "people",
                List.of(),
                List.of(Dimension.of(ATTRIBUTE, List.of(groups))),
                Optional.of(new OutcomeSubject(new Levels(List.of("1"), false))));
    }

    /**
     * How a group is treated.
     *
     * @param people how many come in a pane
     * @param positives how many of them have label 1, as a share
     * @param recall how many of those are decided 1
     * @param falsePositives how many of the others are
     * @param labelled how many of those decided 1 get a label
     * @param labelledOfRejected how many of those decided 0 do
     */
    record Group(
            int people,
            double positives,
            double recall,
            double falsePositives,
            double labelled,
            double labelledOfRejected) {

        Group(int people, double positives, double recall, double falsePositives) {
            this(people, positives, recall, falsePositives, 1, 1);
        }

        Group selective() {
            return new Group(people, positives, recall, falsePositives, 1, 0);
        }
    }

    Layout layout() {
        return layout;
    }

    /** A pane of exact counts: what is expected, rounded. */
    WindowTally expected(Group... groups) {
        Pane pane = new Pane();
        for (int i = 0; i < groups.length; i++) {
            Group group = groups[i];
            long positives = Math.round(group.people() * group.positives());
            long found = Math.round(positives * group.recall());
            long mistaken = Math.round((group.people() - positives) * group.falsePositives());
            pane.add(i, POSITIVE, POSITIVE, found, Math.round(found * group.labelled()));
            pane.add(i, POSITIVE, NEGATIVE, mistaken, Math.round(mistaken * group.labelled()));
            long missed = positives - found;
            pane.add(i, NEGATIVE, POSITIVE, missed, Math.round(missed * group.labelledOfRejected()));
            long right = group.people() - positives - mistaken;
            pane.add(i, NEGATIVE, NEGATIVE, right, Math.round(right * group.labelledOfRejected()));
        }
        return pane.tally();
    }

    /** A pane of counts that are drawn. */
    WindowTally drawn(Random random, Group... groups) {
        Pane pane = new Pane();
        for (int i = 0; i < groups.length; i++) {
            for (int person = 0; person < groups[i].people(); person++) {
                draw(random, groups[i], i, pane);
            }
        }
        return pane.tally();
    }

    private static void draw(Random random, Group group, int value, Pane pane) {
        int label = random.nextDouble() < group.positives() ? POSITIVE : NEGATIVE;
        double selected = label == POSITIVE ? group.recall() : group.falsePositives();
        int decision = random.nextDouble() < selected ? POSITIVE : NEGATIVE;
        double covered = decision == POSITIVE ? group.labelled() : group.labelledOfRejected();
        pane.add(value, decision, label, 1, random.nextDouble() < covered ? 1 : 0);
    }

    Judge judge(OutcomeChecks checks, WindowTally reference) {
        return judge(checks, reference, OptionalDouble.of(1));
    }

    Judge judge(OutcomeChecks checks, WindowTally reference, OptionalDouble phi) {
        DesignEffects effects = new DesignEffects(List.of(), List.of(OptionalDouble.of(1)), List.of(), phi);
        return new Judge(
                new Reference("people", reference, effects, List.of()),
                SyntheticModel.CHECKS.with(checks),
                Map.of(),
                Budget.DEFAULT,
                PANE);
    }

    /** What a judge is given after these panes, the labels of all of which have come. */
    OutcomeSpans spans(List<WindowTally> panes) {
        return spans(panes, panes);
    }

    /** What a judge is given after these panes, when these of them are mature. */
    OutcomeSpans spans(List<WindowTally> panes, List<WindowTally> matured) {
        return OneByOne.spans(panes, panes.size() - matured.size());
    }

    /** The counts of all traffic and of the groups. */
    private final class Pane {

        private final TallyFiller filler = new TallyFiller(layout);

        void add(int value, int decision, int label, long count, long labelled) {
            put(value, decision, label, labelled);
            put(value, decision, NEGATIVE + 1, count - labelled);
        }

        private void put(int value, int decision, int label, long count) {
            filler.outcomes(0, decision, label, count);
            filler.segmentOutcomes(0, value, 0, decision, label, count);
        }

        WindowTally tally() {
            return filler.tally();
        }
    }
}
