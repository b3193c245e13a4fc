package io.plimsoll.schemas;

import java.util.List;

/**
 * Which class was taken for which, of a model of several classes: the labelled predictions of a pane.
 *
 * @param classes the classes of the reference, at most 50
 * @param counts by decision, then by label, in the order of the classes, and one more of each for any other class
 */
@Wire
public record ConfusionTable(List<String> classes, List<List<Long>> counts) {
    /** The most classes that are told apart. */
    public static final int MOST_CLASSES = 50;

    /** @throws WireException naming the field that is missing or does not fit */
    public ConfusionTable {
        classes = Require.list("classes", classes);
        classes.forEach(name -> Require.name("classes", name));
        Require.that(classes.size() <= MOST_CLASSES, "classes", "must be at most " + MOST_CLASSES);
        int width = classes.size() + 1;
        counts = Require.rows("counts", counts, width);
        Require.that(counts.size() == width, "counts", "must have a row for each class, and one for any other");
    }
}
