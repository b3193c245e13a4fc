package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.DesignEffects;
import io.plimsoll.detectors.check.Fault;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.evidence.DesignEffect;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The design effects of a reference: cut into panes of the policy's window, of a day and of a week, how much more its panes
 * differ than independent draws would.
 */
final class PaneSurvey {

    private final Policy policy;

    /** The evidence bins of the subjects in all traffic, and the slices without subjects: a fraction of the layout. */
    private final Layout subjects;

    private final Layout slices;

    PaneSurvey(Layout layout, Policy policy) {
        this.policy = policy;
        this.subjects = new Layout(
                "panes",
                layout.subjects().stream().map(PaneSurvey::coarse).toList(),
                List.of(),
                layout.outcome(),
                layout.errors());
        this.slices = new Layout("slices", List.of(), layout.dimensions());
    }

    DesignEffects of(ReferenceRows rows) {
        List<Panes> partitions = new ArrayList<>();
        for (Duration length : lengths()) {
            Panes panes = new Panes(length.toMillis());
            rows.forEach(panes::add);
            partitions.add(panes);
        }
        return new DesignEffects(
                Target.inAll(subjects).stream()
                        .map(target -> distribution(partitions, target))
                        .toList(),
                Target.mixes(slices).stream()
                        .map(mix -> phi(DesignEffect.ofCategorical(
                                counts(partitions, panes -> panes.slices.values(), mix::counts))))
                        .toList(),
                Target.inAll(subjects).stream()
                        .map(target -> rates(partitions, target))
                        .toList(),
                subjects.countsLabels() ? errorRate(partitions) : OptionalDouble.empty(),
                labels(partitions));
    }

    /** φ of labels, or of errors. Empty also where no row has a label. */
    private OptionalDouble labels(List<Panes> partitions) {
        if (subjects.errors().isPresent()) {
            return largest(
                    DesignEffect.ofNumeric(ofSubjects(partitions, new Target.Errors())),
                    DesignEffect.ofNumeric(ofSubjects(partitions, new Target.ErrorSizes())));
        }
        return subjects.outcome().isPresent()
                ? phi(DesignEffect.ofCategorical(ofSubjects(partitions, new Target.Labels())))
                : OptionalDouble.empty();
    }

    private static OptionalDouble largest(DesignEffect one, DesignEffect other) {
        return DoubleStream.concat(phi(one).stream(), phi(other).stream()).max();
    }

    private static List<List<long[]>> ofSubjects(List<Panes> partitions, Target.Distributed target) {
        return counts(partitions, panes -> panes.subjects.values(), target::counts);
    }

    /** Empty also where no row has a label. */
    private static OptionalDouble errorRate(List<Panes> partitions) {
        return phi(DesignEffect.ofRate(counts(partitions, panes -> panes.subjects.values(), tally -> {
            return new long[] {tally.wrong(), tally.right()};
        })));
    }

    private Set<Duration> lengths() {
        return new LinkedHashSet<>(List.of(policy.window(), Duration.ofDays(1), Duration.ofDays(7)));
    }

    private static Map<Fault, OptionalDouble> rates(List<Panes> partitions, Target.InAll target) {
        Map<Fault, OptionalDouble> effects = new EnumMap<>(Fault.class);
        for (Fault fault : Fault.values()) {
            effects.put(
                    fault,
                    phi(DesignEffect.ofRate(counts(
                            partitions,
                            panes -> panes.subjects.values(),
                            tally -> counts(fault.rate(target.faults(tally)))))));
        }
        return effects;
    }

    private static long[] counts(Rate rate) {
        return new long[] {Math.round(rate.successes()), Math.round(rate.failures())};
    }

    private OptionalDouble distribution(List<Panes> partitions, Target.InAll target) {
        List<List<long[]>> counts = counts(partitions, panes -> panes.subjects.values(), target::counts);
        return phi(
                subjects.subjects().get(target.subject()) instanceof NumericSubject
                        ? DesignEffect.ofNumeric(counts)
                        : DesignEffect.ofCategorical(counts));
    }

    private static List<List<long[]>> counts(
            List<Panes> partitions,
            Function<Panes, Collection<WindowTally>> tallies,
            Function<WindowTally, long[]> counts) {
        return partitions.stream()
                .map(panes -> tallies.apply(panes).stream().map(counts).toList())
                .toList();
    }

    private static OptionalDouble phi(DesignEffect effect) {
        return effect instanceof DesignEffect.Unknown ? OptionalDouble.empty() : OptionalDouble.of(effect.factor());
    }

    private static Subject coarse(Subject subject) {
        return subject instanceof NumericSubject numeric
                ? new NumericSubject(
                        numeric.name(), numeric.source(), coarse(numeric.grid()), numeric.scale(), numeric.range())
                : (CategoricalSubject) subject;
    }

    private static Grid coarse(Grid grid) {
        double[] edges =
                IntStream.of(grid.evidenceCuts()).mapToDouble(grid::edge).toArray();
        return Grid.of(edges, IntStream.range(0, edges.length).toArray(), new int[0]);
    }

    /** The panes of one length. */
    private final class Panes {

        private final long millis;
        private final Map<Long, WindowTally> subjects = new TreeMap<>();
        private final Map<Long, WindowTally> slices = new TreeMap<>();
        private final Binder bySubject = new Binder(PaneSurvey.this.subjects, policy);
        private final Binder bySlice = new Binder(PaneSurvey.this.slices, policy);

        Panes(long millis) {
            this.millis = millis;
        }

        void add(Prediction row) {
            long pane = Math.floorDiv(row.time(), millis);
            add(subjects, pane, bySubject, row);
            add(slices, pane, bySlice, row);
        }

        private static void add(Map<Long, WindowTally> panes, long pane, Binder binder, Prediction row) {
            panes.computeIfAbsent(pane, k -> new WindowTally(binder.layout())).observe(binder.bind(row));
        }
    }
}
