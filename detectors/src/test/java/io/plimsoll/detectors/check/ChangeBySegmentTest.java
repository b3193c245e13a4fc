package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.TotalVariation;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A feature of two levels in two regions; codes: a, b, unseen. */
class ChangeBySegmentTest {

    private static final Layout LAYOUT = new Layout(
            "h",
            List.of(new CategoricalSubject("plan", Subject.Source.FEATURE, new Levels(List.of("a", "b"), false))),
            List.of(Dimension.of("region", List.of("north", "south"))));
    private static final Target.InAll PLAN = Target.inAll(LAYOUT).get(0);
    private static final WindowTally REFERENCE = tally(new long[] {500, 500, 0}, new long[] {500, 500, 0});

    @Test
    void shouldNameTheSegmentThatCarriesAShift() {
        WindowTally window = tally(new long[] {90, 10, 0}, new long[] {50, 50, 0});

        List<SegmentShare> shares = new ChangeBySegment(REFERENCE, window, 5).of(drift(PLAN), 5);

        assertThat(shares).hasSize(1);
        assertThat(shares.get(0).segment()).isEqualTo(new Segment("region", "north"));
        assertThat(shares.get(0).share()).isCloseTo(1, within(1e-12));
        assertThat(shares.get(0).weight()).isEqualTo(0.5);
        assertThat(shares.get(0).within()).isCloseTo(0.2, within(1e-12));
        assertThat(shares.get(0).mix()).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldAddUpToTheTotalVariationDistance() {
        WindowTally window = tally(new long[] {90, 20, 0}, new long[] {40, 130, 30});

        List<SegmentShare> shares = new ChangeBySegment(REFERENCE, window, 0).of(drift(PLAN), 5);

        double distance = new TotalVariation().of(CountPair.of(PLAN.counts(REFERENCE), PLAN.counts(window)));
        SegmentShare carrier = shares.get(0);
        assertThat(carrier.mix() + carrier.within()).isCloseTo(carrier.share() * distance, within(1e-12));
    }

    @Test
    void shouldNameTheSegmentWhereUnseenLevelsCome() {
        WindowTally window = tally(new long[] {50, 50, 0}, new long[] {45, 45, 10});

        List<SegmentShare> shares =
                new ChangeBySegment(REFERENCE, window, 5).of(finding("unseen", Family.INTEGRITY, PLAN), 5);

        assertThat(shares).extracting(SegmentShare::segment).containsExactly(new Segment("region", "south"));
    }

    @Test
    void shouldNotTellOfSmallSegments() {
        WindowTally window = tally(new long[] {4, 0, 0}, new long[] {50, 50, 0});

        assertThat(new ChangeBySegment(REFERENCE, window, 5).of(drift(PLAN), 5)).isEmpty();
    }

    @Test
    void shouldSayNothingWhereTheChangeIsSpreadEvenly() {
        WindowTally window = tally(new long[] {90, 10, 0}, new long[] {90, 10, 0});

        assertThat(new ChangeBySegment(REFERENCE, window, 5).of(drift(PLAN), 5)).isEmpty();
    }

    @Test
    void shouldSayNothingOfWhatWasFoundInASegment() {
        Target segment = Target.inSegments(LAYOUT).get(0);

        assertThat(new ChangeBySegment(REFERENCE, REFERENCE, 5).of(drift(segment), 5))
                .isEmpty();
    }

    private static WindowTally tally(long[] north, long[] south) {
        long[] all = new long[north.length];
        for (int code = 0; code < all.length; code++) {
            all[code] = north[code] + south[code];
        }
        return new TallyFiller(LAYOUT)
                .events(sum(all))
                .counts(0, all)
                .segmentEvents(0, 0, sum(north))
                .segmentCounts(0, 0, 0, north)
                .segmentEvents(0, 1, sum(south))
                .segmentCounts(0, 0, 1, south)
                .tally();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static Finding drift(Target target) {
        return finding("psi", Family.DRIFT, target);
    }

    private static Finding finding(String check, Family family, Target target) {
        return new Finding(
                check,
                family,
                target,
                new Span.Run(1),
                Measure.UNDEFINED,
                Optional.empty(),
                100,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Verdict.Alarm(Severity.ERROR),
                true);
    }
}
