package io.plimsoll.streams.story;

import io.plimsoll.streams.monitor.Role;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;

/** The month before, as a version scores it: the same people for every version, complete and without labels. */
final class Reference implements Iterator<PredictionMade> {

    static final int ROWS = 10_000;

    private static final long MONTH = 30L * 86_400_000;
    private static final double USUAL_LATENCY = 40;

    private final long seed;
    private final ScoringModel model;
    private int row;

    Reference(long seed, ScoringModel model) {
        this.seed = seed;
        this.model = model;
    }

    @Override
    public boolean hasNext() {
        return row < ROWS;
    }

    @Override
    public PredictionMade next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Applicant applicant = Population.draw(Draws.of(seed, Draws.Purpose.REFERENCE, row));
        long time = CreditStory.START.toEpochMilli() - MONTH + row * MONTH / ROWS;
        String id = String.format(Locale.ROOT, "r%06d", row++);
        return new PredictionMade(
                time, time, id, model.version(), Role.CHAMPION, applicant, model.score(applicant), USUAL_LATENCY);
    }
}
