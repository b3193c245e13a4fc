package io.plimsoll.detectors.tally;

import java.util.List;
import java.util.Random;

/** A small layout with everything that a layout can have, and seeded events for it. */
final class SampleTraffic {

    static final int AGE = 0;
    static final int COLOUR = 1;
    static final int GENDER = 0;

    /** Edges −1, 0, 1, 2; the evidence bins are parted at 0 and 2, the deciles at 1. */
    static final Grid GRID = Grid.of(new double[] {-1, 0, 1, 2}, new int[] {1, 3}, new int[] {2});

    static final Layout LAYOUT = new Layout(
            "sample",
            List.of(
                    new NumericSubject("age", Subject.Source.FEATURE, GRID, 20, new NumericSubject.Range(-2, 3, true)),
                    new CategoricalSubject(
                            "colour", Subject.Source.FEATURE, new Levels(List.of("red", "green"), false))),
            List.of(
                    Dimension.of("gender", List.of("female", "male")),
                    new Dimension(List.of("gender", "tier"), List.of(List.of("female", "vip")))));

    private final Random random;
    private final Observation event = new Observation(LAYOUT);

    SampleTraffic(long seed) {
        this.random = new Random(seed);
    }

    /** A tally of so many events. */
    WindowTally tally(int events) {
        WindowTally tally = new WindowTally(LAYOUT);
        for (int i = 0; i < events; i++) {
            tally.observe(next());
            if (random.nextInt(10) == 0) {
                tally.observeDuplicate();
            }
        }
        return tally;
    }

    /** The next event: every kind of value and fault comes up. */
    Observation next() {
        event.clear();
        switch (random.nextInt(10)) {
            case 0 -> event.missing(AGE);
            case 1 -> event.wrongType(AGE);
            case 2 -> event.number(AGE, Double.POSITIVE_INFINITY);
            default -> event.number(AGE, 2 * random.nextGaussian());
        }
        event.level(COLOUR, random.nextInt(3));
        event.dimension(GENDER, random.nextInt(4));
        event.dimension(1, random.nextInt(3));
        if (random.nextBoolean()) {
            event.latencyMicros(random.nextInt(1_000_000));
        }
        return event;
    }
}
