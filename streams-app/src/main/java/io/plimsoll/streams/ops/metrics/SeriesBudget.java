package io.plimsoll.streams.ops.metrics;

import java.util.stream.IntStream;

/**
 * How many gauges of findings a model may have, so that no model has more than one may and an instance not more than all
 * may. Where not everything fits, whoever wants little has it, and the others have the same each (max-min fairness): a model
 * does not go dark because its name comes last.
 *
 * @param perModel the most of one model
 * @param inAll the most of all models together
 */
record SeriesBudget(int perModel, int inAll) {

    /**
     * The most that any model may have: filled as by water, from those who want least.
     *
     * @param wanted how many each model wants
     */
    int most(IntStream wanted) {
        int[] rising = wanted.map(each -> Math.min(each, perModel)).sorted().toArray();
        int left = inAll;
        for (int i = 0; i < rising.length; i++) {
            int share = left / (rising.length - i);
            if (rising[i] > share) {
                return share;
            }
            left -= rising[i];
        }
        return perModel;
    }
}
