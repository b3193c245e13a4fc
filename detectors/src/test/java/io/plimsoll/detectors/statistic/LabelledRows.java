package io.plimsoll.detectors.statistic;

import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labelled predictions of a golden input: {@code id,y_true,y_pred,score,attribute…}. */
public record LabelledRows(List<String> columns, List<String[]> rows) {
    private static final int LABEL = 1;
    private static final int DECISION = 2;
    private static final int SCORE = 3;

    public static LabelledRows read(String relative) {
        List<String> lines = GoldenFiles.lines(relative);
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        return new LabelledRows(Arrays.asList(lines.get(0).split(",", -1)), rows);
    }

    /** Those of a group; {@code attribute} may be an intersection, {@code race|sex}. */
    public LabelledRows of(String attribute, String group) {
        Function<String[], String> name = groupOf(attribute);
        return where(row -> name.apply(row).equals(group));
    }

    private LabelledRows where(Predicate<String[]> condition) {
        return new LabelledRows(columns, rows.stream().filter(condition).toList());
    }

    private Function<String[], String> groupOf(String attribute) {
        int[] indices =
                Stream.of(attribute.split("\\|")).mapToInt(columns::indexOf).toArray();
        return row -> Arrays.stream(indices).mapToObj(i -> row[i]).collect(Collectors.joining("|"));
    }

    /** The outcomes of the groups of an attribute. */
    public Map<String, Outcomes> groups(String attribute) {
        Map<String, Outcomes> groups = new TreeMap<>();
        Function<String[], String> name = groupOf(attribute);
        rows.forEach(row -> groups.merge(name.apply(row), Outcomes.allLabelled(one(row)), Outcomes::plus));
        return groups;
    }

    public Confusion confusion() {
        return rows.stream().map(LabelledRows::one).reduce(Confusion.EMPTY, Confusion::plus);
    }

    private static Confusion one(String[] row) {
        boolean label = row[LABEL].equals("1");
        boolean decision = row[DECISION].equals("1");
        return new Confusion(
                decision && label ? 1 : 0,
                decision && !label ? 1 : 0,
                !decision && label ? 1 : 0,
                !decision && !label ? 1 : 0);
    }

    public double[] scores() {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[SCORE])).toArray();
    }

    public boolean[] labels() {
        return column(LABEL);
    }

    public boolean[] decisions() {
        return column(DECISION);
    }

    private boolean[] column(int index) {
        boolean[] ones = new boolean[rows.size()];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = rows.get(i)[index].equals("1");
        }
        return ones;
    }
}
