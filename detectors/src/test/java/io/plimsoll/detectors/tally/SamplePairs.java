package io.plimsoll.detectors.tally;

import java.util.List;
import java.util.Random;

/** Pairs of answers that depend on a seed alone. */
final class SamplePairs {

    static final OutcomeSubject CLASSES = new OutcomeSubject(new Levels(List.of("1"), false));

    private SamplePairs() {}

    static PairTable table(long seed, int pairs) {
        Random random = new Random(seed);
        PairTable table = new PairTable(CLASSES);
        for (int i = 0; i < pairs; i++) {
            table.count(answer(random), answer(random), random.nextInt(CLASSES.none() + 1), 1);
        }
        return table;
    }

    private static PairTable.Answer answer(Random random) {
        return new PairTable.Answer(
                PairTable.scoreBin(random.nextInt(251) - 1, 250), random.nextInt(CLASSES.none() + 1));
    }
}
