package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.Arrays;
import java.util.function.IntFunction;

/** The classes of labels in a layout, by the codes of {@link Relabelling}. */
final class LabelClasses {

    private static final int UNKNOWN = -1;

    private final OutcomeSubject classes;
    private final IntFunction<String> names;

    /** By code of a label its class in the layout, {@link #UNKNOWN} until it is looked up. */
    private int[] classOf = new int[0];

    /**
     * @param names the names of labels by their codes
     */
    LabelClasses(OutcomeSubject classes, IntFunction<String> names) {
        this.classes = classes;
        this.names = names;
    }

    /** The class that a label's code stands for, "none" for {@link Relabelling#NO_LABEL}. */
    int of(int code) {
        if (code == Relabelling.NO_LABEL) {
            return classes.none();
        }
        if (code >= classOf.length) {
            int known = classOf.length;
            classOf = Arrays.copyOf(classOf, Math.max(code + 1, 2 * known));
            Arrays.fill(classOf, known, classOf.length, UNKNOWN);
        }
        if (classOf[code] == UNKNOWN) {
            classOf[code] = classes.classes().code(names.apply(code));
        }
        return classOf[code];
    }
}
