package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.DesignEffects;
import io.plimsoll.detectors.check.Fault;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.evidence.DesignEffect;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyLoader;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Distribution;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.schemas.WindowReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Windows of production as a reference: their counts on the deciles and levels of the reference that they were held against.
 */
final class ProductionReference {

    private final Base base;
    private final ProductionWindows windows;

    ProductionReference(Base base, ProductionWindows windows) {
        this.base = base;
        this.windows = windows;
    }

    /** The sum of the last windows, with the design effects that they show among themselves. */
    Reference reference() {
        Layout layout = layout();
        List<WindowTally> panes =
                windows.last().stream().map(report -> tally(layout, report)).toList();
        WindowTally sum = new WindowTally(layout);
        panes.forEach(sum::add);
        return new Reference(
                base.reference().hash(),
                sum,
                effects(layout, panes),
                Collections.nCopies(layout.subjects().size(), OptionalDouble.empty()));
    }

    /** What was decided and turned out to be true in the windows whose labels had time to come; empty if that is not told. */
    Optional<WindowTally> outcomes() {
        Optional<OutcomeSubject> binary = base.reference()
                .tally()
                .layout()
                .outcome()
                .filter(classes -> classes.codes() == 2)
                .filter(classes -> !windows.matured().isEmpty());
        return binary.map(classes -> {
            Layout layout = new Layout("outcomes", List.of(), List.of(), binary);
            WindowTally sum = new WindowTally(layout);
            windows.matured().forEach(report -> sum.add(outcomes(layout, classes, report)));
            return sum;
        });
    }

    private Layout layout() {
        return new Layout(
                "production",
                base.reference().tally().layout().subjects().stream()
                        .filter(subject -> windows.last().get(0).distributions().containsKey(subject.name()))
                        .map(ProductionReference::onDeciles)
                        .toList(),
                List.of());
    }

    private static Subject onDeciles(Subject subject) {
        return subject instanceof NumericSubject numeric
                ? new NumericSubject(
                        numeric.name(), numeric.source(), deciles(numeric.grid()), numeric.scale(), numeric.range())
                : subject;
    }

    private static Grid deciles(Grid grid) {
        double[] edges = IntStream.of(grid.decileCuts()).mapToDouble(grid::edge).toArray();
        int[] all = IntStream.range(0, edges.length).toArray();
        return Grid.of(edges, all, all);
    }

    private static WindowTally tally(Layout layout, WindowReport report) {
        TallyLoader loader = new TallyLoader(layout);
        loader.events(report.predictions());
        for (int i = 0; i < layout.subjects().size(); i++) {
            Subject subject = layout.subjects().get(i);
            Distribution told = report.distributions().get(subject.name());
            if (told == null) {
                throw new IllegalArgumentException(
                        "the report of " + report.window().start() + " tells nothing of " + subject.name());
            }
            load(loader, i, subject, told, report.predictions());
        }
        return loader.tally();
    }

    private static void load(TallyLoader loader, int i, Subject subject, Distribution told, long events) {
        Faults faults = new Faults(events, told.missing(), told.wrongType(), told.outOfRange(), told.unseen());
        if (subject instanceof CategoricalSubject categorical) {
            loader.categorical(i, faults, codes(categorical.levels(), told));
        } else {
            long[] counts = told.counts() == null
                    ? new long[0]
                    : told.counts().stream().mapToLong(Long::longValue).toArray();
            loader.numeric(i, faults, 0, counts, new long[counts.length]);
        }
    }

    private static long[] codes(Levels levels, Distribution told) {
        Map<String, Long> byLevel = told.levels() == null ? Map.of() : told.levels();
        long[] codes = new long[levels.codes()];
        for (int code = 0; code < levels.size(); code++) {
            codes[code] = byLevel.getOrDefault(levels.names().get(code), 0L);
        }
        codes[levels.other()] = levels.pooled() ? byLevel.getOrDefault(SegmentKey.POOLED, 0L) : told.unseen();
        return codes;
    }

    private static DesignEffects effects(Layout layout, List<WindowTally> panes) {
        List<OptionalDouble> drift = new ArrayList<>();
        List<Map<Fault, OptionalDouble>> rates = new ArrayList<>();
        for (int i = 0; i < layout.subjects().size(); i++) {
            int subject = i;
            List<long[]> counts =
                    panes.stream().map(pane -> pane.evidence(subject)).toList();
            DesignEffect effect = layout.subjects().get(i) instanceof NumericSubject
                    ? DesignEffect.ofNumeric(List.of(counts))
                    : DesignEffect.ofCategorical(List.of(counts));
            drift.add(
                    effect instanceof DesignEffect.Unknown
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(effect.factor()));
            rates.add(Map.of());
        }
        return new DesignEffects(drift, List.of(), rates);
    }

    /** By decision and label; the last of each is "none". */
    private static WindowTally outcomes(Layout layout, OutcomeSubject classes, WindowReport report) {
        int width = classes.codes() + 1;
        long[] cells = new long[width * width];
        Outcome all = report.outcomes().get(SegmentKey.ALL);
        if (all != null && all.positive() != null && all.tp() != null && all.fp() != null) {
            long tn = all.tn() == null ? 0 : all.tn();
            long fn = all.fn() == null ? 0 : all.fn();
            long[] selected = {all.tp(), all.fp(), all.positive() - all.tp() - all.fp()};
            long[] rejected = {fn, tn, all.n() - all.positive() - fn - tn};
            System.arraycopy(selected, 0, cells, OutcomeSubject.POSITIVE * width, width);
            System.arraycopy(rejected, 0, cells, OutcomeSubject.NEGATIVE * width, width);
        }
        TallyLoader loader = new TallyLoader(layout);
        loader.events(Arrays.stream(cells).sum());
        loader.outcomes(cells);
        return loader.tally();
    }
}
