package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The codes of models, series and outcomes, and what identifies a row.
 *
 * <p>A repetition has the same version and role, whatever layout is in force by then: series that differ in the layout
 * only share an <em>arm</em>, the code of the first of them.
 */
final class Names {

    /** The arm of labels, which belong to a request and to no version. */
    static final int LABELS = -1;

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
    private static final long UPPER_HALF = 0xffffffff00000000L;

    private final Dictionary models = new Dictionary('m');
    private final Dictionary series = new Dictionary('s');
    private final Dictionary outcomes = new Dictionary('o');

    private final Map<List<String>, Integer> arms = new HashMap<>();
    private int[] armOfSeries = new int[16];
    private int[] modelOfSeries = new int[16];
    private Role[] roleOfSeries = new Role[16];

    int model(String name) {
        return models.code(List.of(name));
    }

    String model(int code) {
        return models.name(code).get(0);
    }

    int outcome(String model, String outcome) {
        return outcomes.code(List.of(model, outcome));
    }

    String outcome(int code) {
        return outcomes.name(code).get(1);
    }

    int series(Series named) {
        int known = series.size();
        int code =
                series.code(List.of(named.model(), named.version(), named.role().name(), named.layout()));
        if (code == known) {
            derive(code);
        }
        return code;
    }

    Series series(int code) {
        List<String> name = series.name(code);
        return new Series(name.get(0), name.get(1), Role.valueOf(name.get(2)), name.get(3));
    }

    /** The version and role of a series. */
    int arm(int seriesCode) {
        return armOfSeries[seriesCode];
    }

    /** The role of a series, or of an arm, which has the code of its first series. */
    Role role(int seriesCode) {
        return roleOfSeries[seriesCode];
    }

    /** The model of a series. */
    int modelOf(int seriesCode) {
        return modelOfSeries[seriesCode];
    }

    /** The arm of a row: that of its series, or {@link #LABELS}. */
    int arm(byte[] bytes, int row) {
        return RowCodec.isLabel(bytes, row) ? LABELS : arm(RowCodec.series(bytes, row));
    }

    /** The {@link #identity(long, int)} of a row. */
    long identity(byte[] bytes, int row) {
        return identity(RowCodec.hashLow(bytes, row), arm(bytes, row));
    }

    /**
     * 64 well mixed bits that stand for a request's answer by an arm, within a model and day. The lower half is the request's, so
     * that an index has all answers to a request side by side.
     */
    static long identity(long hashLow, int arm) {
        return (RequestHash.mix(hashLow + GOLDEN_RATIO * (arm + 1)) & UPPER_HALF) | (hashLow & ~UPPER_HALF);
    }

    void flush(BlockStore store) {
        models.flush(store);
        series.flush(store);
        outcomes.flush(store);
    }

    void restore(BlockStore store) {
        models.restore(store);
        series.restore(store);
        outcomes.restore(store);
        arms.clear();
        for (int code = 0; code < series.size(); code++) {
            derive(code);
        }
    }

    private void derive(int code) {
        if (code >= armOfSeries.length) {
            armOfSeries = Arrays.copyOf(armOfSeries, 2 * code);
            modelOfSeries = Arrays.copyOf(modelOfSeries, 2 * code);
            roleOfSeries = Arrays.copyOf(roleOfSeries, 2 * code);
        }
        List<String> name = series.name(code);
        armOfSeries[code] = arms.computeIfAbsent(name.subList(0, 3), absent -> code);
        modelOfSeries[code] = model(name.get(0));
        roleOfSeries[code] = Role.valueOf(name.get(2));
    }

    @Override
    public String toString() {
        return models + " of models, " + series + " of series";
    }
}
