package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.Observation;
import java.util.Arrays;

/**
 * Which class each of an event's scores belongs to. Events of one producer name their classes in the same order, so the codes are
 * remembered from event to event.
 */
final class ScoredClasses {

    private final Levels classes;
    private String[] names = new String[0];
    private int[] codes = new int[0];
    private int size = -1;

    ScoredClasses(Levels classes) {
        this.classes = classes;
    }

    /** Says the probabilities of an event; what is no number in it is left out. */
    void bind(Fields scores, Observation into) {
        if (!fits(scores)) {
            learn(scores);
        }
        for (int entry = 0; entry < size; entry++) {
            if (scores.kind(entry) == Fields.Kind.NUMBER) {
                into.probability(codes[entry], scores.number(entry));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // The point: readers give the same instance for the same name.
    private boolean fits(Fields scores) {
        if (scores.size() != size) {
            return false;
        }
        for (int entry = 0; entry < size; entry++) {
            if (scores.name(entry) != names[entry]) {
                return false;
            }
        }
        return true;
    }

    private void learn(Fields scores) {
        size = scores.size();
        if (names.length < size) {
            names = Arrays.copyOf(names, size);
            codes = Arrays.copyOf(codes, size);
        }
        for (int entry = 0; entry < size; entry++) {
            names[entry] = scores.name(entry);
            codes[entry] = classes.code(ClassName.of(names[entry]));
        }
    }
}
