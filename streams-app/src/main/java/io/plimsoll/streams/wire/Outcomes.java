package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and turned out to be true, for all and for every slice; of numbers that are counted by a favourable threshold,
 * on which side they were.
 *
 * <p>Slices with fewer events than the policy's smallest cell are told together. Their sum follows from what is told of the
 * others, so the pool takes in further slices, the smallest first, until it is no small cell itself. A slice without events
 * hides nobody and is told.
 *
 * <p>Which slices are pooled depends on their events alone, never on their labels: a revision for labels pools what the
 * report before it pooled, so that the difference of the two tells nothing of a small slice either.
 */
final class Outcomes {

    private final WindowTally tally;
    private final int smallest;
    private final List<Dimension> dimensions;

    /** Whether the counts are those of a binary decision, so that there are positives among them. */
    private final boolean binary;

    /** Whether the numbers that are favourable by the policy are counted: these are the positives then. */
    private final boolean sided;

    Outcomes(WindowTally tally, Policy policy) {
        this.tally = tally;
        this.smallest = policy.reporting().minimumCell();
        this.dimensions = tally.layout().dimensions();
        this.binary = policy.task() == Policy.Task.BINARY && isDecided(tally);
        this.sided = policy.favourableSide().isPresent()
                && policy.favourableSide().equals(tally.layout().errors().flatMap(ErrorSubject::side));
    }

    private static boolean isDecided(WindowTally tally) {
        return tally.layout().subjects().stream().anyMatch(subject -> subject.source() == Subject.Source.DECISION);
    }

    /** By the key of the slice, all first. */
    Map<String, Outcome> bySegment() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put(
                SegmentKey.ALL,
                cell(SegmentKey.ALL, tally.events(), tally.outcomes(), tally.errors())
                        .outcome());
        for (int d = 0; d < dimensions.size(); d++) {
            pooled(d).forEach(cell -> outcomes.put(cell.key(), cell.outcome()));
        }
        return outcomes;
    }

    private List<Cell> pooled(int d) {
        List<Cell> cells = cells(d);
        List<Cell> small = pool(cells);
        if (small.isEmpty()) {
            return cells;
        }
        List<Cell> told = new ArrayList<>(cells);
        told.removeAll(small);
        small.stream().reduce(Cell::plus).map(sum -> sum.renamed(poolKey(d))).ifPresent(told::add);
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
                .mapToObj(value -> cell(
                        SubjectWire.key(
                                dimension.attributes(), dimension.values().get(value)),
                        tally.events(d, value),
                        tally.outcomes(d, value),
                        tally.errors(d, value)))
                .toList();
    }

    private Cell cell(String key, long n, Optional<OutcomeTable> table, Optional<ErrorTable> errors) {
        long labelled = table.map(OutcomeTable::labelled).orElse(0L)
                + errors.map(ErrorTable::labelled).orElse(0L);
        Optional<Binary> decided = table.filter(counted -> binary).map(Binary::of);
        return new Cell(
                key,
                n,
                labelled,
                decided.or(() -> errors.filter(counted -> sided).map(Binary::of)));
    }

    /** What is told of a slice; without the table of a binary question where there is none. */
    private record Cell(String key, long n, long labelled, Optional<Binary> decided) {

        Cell plus(Cell other) {
            return new Cell(
                    key,
                    n + other.n,
                    labelled + other.labelled,
                    decided.flatMap(mine -> other.decided.map(mine::plus)));
        }

        Cell renamed(String newKey) {
            return new Cell(newKey, n, labelled, decided);
        }

        Outcome outcome() {
            return new Outcome(
                    n,
                    told(Binary::positive),
                    labelled,
                    told(Binary::truePositive),
                    told(Binary::falsePositive),
                    told(Binary::falseNegative),
                    told(Binary::trueNegative));
        }

        private @Nullable Long told(Function<Binary, Long> count) {
            return decided.map(count).orElse(null);
        }
    }

    /** Those decided positive, or predicted to be favourable, and the labelled by decision and label. */
    private record Binary(long positive, long truePositive, long falsePositive, long falseNegative, long trueNegative) {

        static Binary of(OutcomeTable table) {
            return new Binary(
                    table.decided(OutcomeSubject.POSITIVE),
                    table.count(OutcomeSubject.POSITIVE, OutcomeSubject.POSITIVE),
                    table.count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE),
                    table.count(OutcomeSubject.NEGATIVE, OutcomeSubject.POSITIVE),
                    table.count(OutcomeSubject.NEGATIVE, OutcomeSubject.NEGATIVE));
        }

        static Binary of(ErrorTable table) {
            return new Binary(
                    table.unlabelledFavourable() + table.bothFavourable() + table.predictionFavourable(),
                    table.bothFavourable(),
                    table.predictionFavourable(),
                    table.labelFavourable(),
                    table.neitherFavourable());
        }

        Binary plus(Binary other) {
            return new Binary(
                    positive + other.positive,
                    truePositive + other.truePositive,
                    falsePositive + other.falsePositive,
                    falseNegative + other.falseNegative,
                    trueNegative + other.trueNegative);
        }
    }
}
