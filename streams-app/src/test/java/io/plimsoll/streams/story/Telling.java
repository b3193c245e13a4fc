package io.plimsoll.streams.story;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A story told once, to ask questions about. */
final class Telling {

    private static final long DAY = 86_400_000;

    final List<StoryEvent> events = new ArrayList<>();
    final List<PredictionMade> predictions = new ArrayList<>();
    final List<LabelArrived> labels = new ArrayList<>();

    Telling(long seed) {
        new CreditStory(seed).events().forEachRemaining(this::hear);
    }

    private void hear(StoryEvent event) {
        events.add(event);
        if (event instanceof PredictionMade prediction) {
            predictions.add(prediction);
        } else if (event instanceof LabelArrived label) {
            labels.add(label);
        }
    }

    static int day(PredictionMade prediction) {
        return (int) Math.floorDiv(prediction.time() - CreditStory.START.toEpochMilli(), DAY);
    }

    /** Those whose decisions are carried out. */
    List<PredictionMade> serving(Predicate<PredictionMade> which) {
        return predictions.stream()
                .filter(p -> p.role() != Role.SHADOW)
                .filter(which)
                .toList();
    }

    List<PredictionMade> on(Days days) {
        return serving(p -> days.contain(day(p)));
    }

    static double share(List<PredictionMade> among, Predicate<PredictionMade> which) {
        return (double) among.stream().filter(which).count() / among.size();
    }

    static double mean(List<PredictionMade> of, ToDoubleFunction<PredictionMade> figure) {
        return of.stream().mapToDouble(figure).average().orElseThrow();
    }

    static List<PredictionMade> list(Iterator<PredictionMade> iterator) {
        List<PredictionMade> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }
}
