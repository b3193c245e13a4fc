package io.plimsoll.streams.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the stream thread was, from looks at its stack, native code included. Time that it waits for the network is left
 * out. A look comes at a safepoint: it is right about stages, and about methods roughly.
 *
 * @param samples how many stacks it is made from; a share is good to about 1 over their square root
 * @param shares the share of the stacks in each stage, largest first
 * @param hottest the share of the stacks by their innermost frame, largest first
 */
public record StageProfile(long samples, Map<String, Double> shares, Map<String, Double> hottest) {

    private static final int HOTTEST = 25;
    private static final double THOUSANDTHS = 1e3;

    /** Of stacks, innermost frame first; an empty one is of a thread that waits. */
    public static StageProfile of(List<List<String>> looks) {
        List<List<String>> stacks =
                looks.stream().filter(stack -> !stack.isEmpty()).toList();
        Map<String, Long> stages = new LinkedHashMap<>();
        Map<String, Long> methods = new LinkedHashMap<>();
        for (List<String> stack : stacks) {
            stages.merge(Stage.titleOf(stack), 1L, Long::sum);
            methods.merge(stack.get(0), 1L, Long::sum);
        }
        return new StageProfile(stacks.size(), shares(stages, stacks.size()), shares(methods, stacks.size()));
    }

    private static Map<String, Double> shares(Map<String, Long> counts, long samples) {
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(HOTTEST)
                .forEach(entry ->
                        shares.put(entry.getKey(), Math.rint(THOUSANDTHS * entry.getValue() / samples) / THOUSANDTHS));
        return shares;
    }
}
