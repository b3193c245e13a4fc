package io.plimsoll.streams.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request on its way: everything that is published because of it.
 *
 * @param number of the request, from 0
 * @param time when it was made, in milliseconds since the epoch
 * @param day of the story
 */
record Request(long number, long time, int day) {

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private static final double LATE = 0.01;
    private static final double LATEST = 3 * HOUR;
    private static final double PUBLISHED_TWICE = 0.001;
    private static final double NEVER_KNOWN = 0.02;
    private static final double CORRECTED = 0.003;

    /** Half of the answers take less; with the spread below 1 in 100 takes over 120 ms. */
    private static final double MEDIAN_LATENCY = 40;

    private static final double LATENCY_SPREAD = 0.472;

    /** In the slow spell 1 in 25 answers takes over 200 ms. */
    private static final double SLOWER = 2.2;

    /** The id under which it is known. */
    String id() {
        return String.format(Locale.ROOT, "s%06d", number);
    }

    /** All that is published because of it, in no order. */
    List<StoryEvent> events(Draws draws) {
        Applicant actual = Plot.asTheyAre(Population.draw(draws), day, draws);
        Applicant reported = Plot.asReported(actual, day, draws);
        boolean repaid = Repayment.repaid(actual, Plot.repaymentShift(day), draws);
        List<Casting> castings = Casting.of(day, draws);
        List<StoryEvent> events = new ArrayList<>();
        for (Casting casting : castings) {
            addPrediction(casting, reported, draws, events);
        }
        if (castings.get(0).model().score(reported) >= ScoringModel.THRESHOLD) {
            addLabel(repaid, draws, events);
        }
        return events;
    }

    private void addPrediction(Casting casting, Applicant reported, Draws draws, List<StoryEvent> events) {
        double latency = latency(casting.model(), draws);
        double delay = draws.happens(LATE) ? draws.uniform() * LATEST : draws.uniform() * SECOND;
        PredictionMade made = new PredictionMade(
                time + (long) Math.ceil(latency + delay),
                time,
                id(),
                casting.model().version(),
                casting.role(),
                reported,
                casting.model().score(reported),
                latency);
        events.add(made);
        if (draws.happens(PUBLISHED_TWICE)) {
            events.add(again(made, (long) (draws.uniform() * HOUR)));
        }
    }

    private static PredictionMade again(PredictionMade made, long later) {
        return new PredictionMade(
                made.ingestTime() + later,
                made.time(),
                made.id(),
                made.version(),
                made.role(),
                made.applicant(),
                made.score(),
                made.latencyMillis());
    }

    private double latency(ScoringModel model, Draws draws) {
        boolean slow = model == ScoringModel.V2 && Plot.SLOW_SPELL.contain(day);
        return Rounded.to(1, draws.logNormal(MEDIAN_LATENCY, LATENCY_SPREAD) * (slow ? SLOWER : 1));
    }

    private void addLabel(boolean repaid, Draws draws, List<StoryEvent> events) {
        if (draws.happens(NEVER_KNOWN)) {
            return;
        }
        boolean wrongAtFirst = draws.happens(CORRECTED);
        long known = time + delayOfLabel(draws);
        events.add(new LabelArrived(known, id(), label(repaid != wrongAtFirst)));
        if (wrongAtFirst) {
            events.add(new LabelArrived(known + DAY + (long) (4 * DAY * draws.uniform()), id(), label(repaid)));
        }
    }

    /** Some days to 50, half of them within 20. */
    private static long delayOfLabel(Draws draws) {
        double days = Math.max(3, Math.min(50, draws.logNormal(20, 0.4)));
        return (long) (days * DAY);
    }

    private static String label(boolean repaid) {
        return repaid ? "1" : "0";
    }
}
