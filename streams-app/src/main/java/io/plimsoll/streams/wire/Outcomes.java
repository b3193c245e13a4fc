package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.streams.monitor.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, for all and for every slice.
 *
 * <p>Slices with fewer events than the policy's smallest cell are told together. Their sum follows from what is told of the
 * others, so the pool takes in further slices, the smallest first, until it is no small cell itself. A slice without events
 * hides nobody and is told.
 */
final class Outcomes {

    private final WindowTally tally;
    private final int smallest;
    private final List<Dimension> dimensions;

    /** The index of the decision, and the code of the positive one; empty unless both are known. */
    private final OptionalInt decision;

    private final int positive;

    Outcomes(WindowTally tally, Policy policy) {
        this.tally = tally;
        this.smallest = policy.reporting().minimumCell();
        this.dimensions = tally.layout().dimensions();
        this.decision = policy.task() == Policy.Task.BINARY ? decision(tally) : OptionalInt.empty();
        this.positive = decision.isPresent() ? code(policy) : 0;
    }

    private static OptionalInt decision(WindowTally tally) {
        List<Subject> subjects = tally.layout().subjects();
        return IntStream.range(0, subjects.size())
                .filter(i -> subjects.get(i).source() == Subject.Source.DECISION)
                .findFirst();
    }

    private int code(Policy policy) {
        Subject subject = tally.layout().subjects().get(decision.getAsInt());
        return ((CategoricalSubject) subject).levels().code(policy.positive().orElse(""));
    }

    /** By the key of the slice, all first. */
    Map<String, Outcome> bySegment() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(
                SegmentKey.ALL,
                new Cell(SegmentKey.ALL, tally.events(), positives(decision.isPresent() ? all() : new long[0]))
                        .outcome());
        for (int d = 0; d < dimensions.size(); d++) {
            pooled(d).forEach(cell -> outcomes.put(cell.key(), cell.outcome()));
        }
        return outcomes;
    }

    private long[] all() {
        return tally.evidence(decision.getAsInt());
    }

    private @Nullable Long positives(long[] decisions) {
        boolean known = positive < decisions.length - 1;
        return known ? decisions[positive] : null;
    }

    private List<Cell> pooled(int d) {
        List<Cell> cells = cells(d);
        List<Cell> small = pool(cells);
        if (small.isEmpty()) {
            return cells;
        }
        List<Cell> told = new ArrayList<>(cells);
        told.removeAll(small);
        told.add(small.stream().reduce(new Cell(poolKey(d), 0, small.get(0).positiveZero()), Cell::plus));
        return told;
    }

    private List<Cell> pool(List<Cell> cells) {
        List<Cell> small = new ArrayList<>();
        long events = 0;
        List<Cell> ascending = cells.stream()
                .filter(cell -> cell.n() > 0)
                .sorted(Comparator.comparingLong(Cell::n))
                .toList();
        for (Cell cell : ascending) {
            if (cell.n() >= smallest && (small.isEmpty() || events >= smallest)) {
                break;
            }
            small.add(cell);
            events += cell.n();
        }
        return small;
    }

    private String poolKey(int d) {
        return dimensions.get(d).attributes().stream().map(SegmentKey::pooled).collect(Collectors.joining("|"));
    }

    private List<Cell> cells(int d) {
        Dimension dimension = dimensions.get(d);
        return IntStream.range(0, dimension.values().size())
                .mapToObj(value -> new Cell(
                        SubjectWire.key(
                                dimension.attributes(), dimension.values().get(value)),
                        tally.events(d, value),
                        positives(decision.isPresent() ? tally.evidence(decision.getAsInt(), d, value) : new long[0])))
                .toList();
    }

    /** The events of a slice and how many of them were decided positive, null if that is not known. */
    private record Cell(String key, long n, @Nullable Long positive) {

        Cell plus(Cell other) {
            Long sum = positive == null || other.positive == null ? null : Long.valueOf(positive + other.positive);
            return new Cell(key, n + other.n, sum);
        }

        @Nullable
        Long positiveZero() {
            return positive == null ? null : 0L;
        }

        Outcome outcome() {
            return new Outcome(n, positive, 0L, null, null, null, null);
        }
    }
}
