package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Fault;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.CategoryCounts;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.CategoricalProfile;
import io.plimsoll.schemas.ErrorProfile;
import io.plimsoll.schemas.Favourable;
import io.plimsoll.schemas.FeatureKind;
import io.plimsoll.schemas.NumericProfile;
import io.plimsoll.schemas.OutcomeProfile;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.SegmentProfile;
import io.plimsoll.schemas.SubjectProfile;
import io.plimsoll.schemas.Task;
import io.plimsoll.streams.monitor.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Writes a reference as a profile. */
final class ProfileWriter {

    private final Reference reference;
    private final WindowTally tally;
    private final List<Subject> subjects;
    private final List<Dimension> dimensions;

    ProfileWriter(Reference reference) {
        this.reference = reference;
        this.tally = reference.tally();
        this.subjects = tally.layout().subjects();
        this.dimensions = tally.layout().dimensions();
    }

    ReferenceProfile profile(Policy policy, Provenance provenance) {
        return new ReferenceProfile(
                policy.model(),
                provenance.version(),
                Task.valueOf(policy.task().name()),
                provenance.createdAt(),
                tally.events(),
                provenance.window(),
                reference.hash(),
                provenance.lineage().orElse(null),
                policy.positive().orElse(null),
                favourable(policy),
                of(Subject.Source.FEATURE),
                (NumericProfile) sole(Subject.Source.SCORE),
                (CategoricalProfile) sole(Subject.Source.DECISION),
                (NumericProfile) sole(Subject.Source.VALUE),
                tally.layout().countsLabels() ? tally.labelled() : null,
                tally.outcomes().map(this::outcomes).orElse(null),
                tally.errors().map(this::errors).orElse(null),
                latencies(),
                IntStream.range(0, dimensions.size()).mapToObj(this::segments).toList(),
                List.of(),
                ReferenceBaselines.of(tally, policy));
    }

    private static @Nullable Favourable favourable(Policy policy) {
        return policy.favourable().isEmpty()
                ? policy.favourableSide().map(SideWire::written).orElse(null)
                : new Favourable(policy.favourable(), null, null);
    }

    private OutcomeProfile outcomes(OutcomeTable table) {
        return new OutcomeProfile(
                table.subject().classes().names(),
                OutcomeRows.of(table),
                orNull(reference.effects().errorRate()),
                orNull(reference.effects().labels()),
                tally.losses().map(losses -> boxed(losses.cells())).orElse(null));
    }

    private ErrorProfile errors(ErrorTable table) {
        ErrorSubject subject = table.subject();
        return new ErrorProfile(
                bins(subject.sizes()),
                bins(subject.errors()),
                subject.limit(),
                subject.unit(),
                subject.centre(),
                subject.labelUnit(),
                boxed(table.cells()),
                orNull(reference.effects().errorRate()),
                orNull(reference.effects().labels()),
                subject.isFine() ? ErrorProfile.FINE : null,
                subject.side().map(SideWire::written).orElse(null));
    }

    private static ErrorProfile.Bins bins(Grid grid) {
        return new ErrorProfile.Bins(
                Arrays.stream(grid.edges()).boxed().toList(),
                IntStream.of(grid.evidenceCuts()).boxed().toList());
    }

    private List<List<Long>> latencies() {
        List<List<Long>> latencies = new ArrayList<>();
        tally.latencies().forEach((micros, count) -> latencies.add(List.of(micros, count)));
        return latencies;
    }

    private @Nullable SubjectProfile sole(Subject.Source source) {
        List<SubjectProfile> profiles = of(source);
        return profiles.isEmpty() ? null : profiles.get(0);
    }

    private List<SubjectProfile> of(Subject.Source source) {
        return IntStream.range(0, subjects.size())
                .filter(i -> subjects.get(i).source() == source)
                .mapToObj(this::profile)
                .toList();
    }

    private SubjectProfile profile(int subject) {
        return tally.isNumeric(subject)
                ? numeric(subject, tally.bins(subject))
                : categorical(subject, tally.categories(subject));
    }

    private NumericProfile numeric(int i, BinCounts counted) {
        NumericSubject subject = counted.subject();
        Grid grid = subject.grid();
        return new NumericProfile(
                subject.name(),
                FeatureKind.NUMERIC,
                Arrays.stream(grid.edges()).boxed().toList(),
                IntStream.of(grid.evidenceCuts()).boxed().toList(),
                IntStream.of(grid.decileCuts()).boxed().toList(),
                boxed(counted.counts()),
                boxed(counted.sums()),
                subject.scale(),
                orNull(reference.spreads().get(i)),
                learned(subject.range(), subject.range().low()),
                learned(subject.range(), subject.range().high()),
                counted.unbounded() == 0 ? null : counted.unbounded(),
                faults(counted.faults()),
                orNull(reference.effects().drift().get(i)),
                ratePhis(i));
    }

    /** A declared range is the policy's to say, and hides what the reference held. */
    private static @Nullable Double learned(NumericSubject.Range range, double bound) {
        return range.declared() || Double.isInfinite(bound) ? null : bound;
    }

    private CategoricalProfile categorical(int i, CategoryCounts counted) {
        Levels levels = counted.subject().levels();
        return new CategoricalProfile(
                counted.subject().name(),
                FeatureKind.CATEGORICAL,
                levels.names(),
                boxed(Arrays.copyOf(counted.counts(), levels.size())),
                levels.pooled() ? new CategoricalProfile.Rare(levels.rare(), counted.other(), null) : null,
                faults(counted.faults()),
                orNull(reference.effects().drift().get(i)),
                ratePhis(i));
    }

    private static SubjectProfile.Faults faults(Faults faults) {
        return new SubjectProfile.Faults(faults.missing(), faults.wrongType(), faults.outOfRange(), faults.unseen());
    }

    private SubjectProfile.@Nullable FaultPhis ratePhis(int i) {
        Map<Fault, OptionalDouble> phis = reference.effects().rates().get(i);
        return phis.values().stream().allMatch(OptionalDouble::isEmpty)
                ? null
                : new SubjectProfile.FaultPhis(
                        phi(phis, Fault.MISSING),
                        phi(phis, Fault.WRONG_TYPE),
                        phi(phis, Fault.OUT_OF_RANGE),
                        phi(phis, Fault.UNSEEN));
    }

    private static @Nullable Double phi(Map<Fault, OptionalDouble> phis, Fault fault) {
        return orNull(phis.getOrDefault(fault, OptionalDouble.empty()));
    }

    private SegmentProfile segments(int d) {
        Dimension dimension = dimensions.get(d);
        return new SegmentProfile(
                dimension.attributes(),
                tally.withoutValue(d),
                orNull(reference.effects().mixes().get(d)),
                IntStream.range(0, dimension.values().size())
                        .mapToObj(value -> level(d, value))
                        .toList());
    }

    private SegmentProfile.Level level(int d, int value) {
        return new SegmentProfile.Level(
                dimensions.get(d).values().get(value),
                tally.events(d, value),
                IntStream.range(0, subjects.size())
                        .mapToObj(i -> boxed(counts(i, tally.evidence(i, d, value))))
                        .toList(),
                IntStream.range(0, subjects.size())
                        .mapToObj(i -> row(tally.faults(i, d, value)))
                        .toList(),
                tally.outcomes(d, value).map(OutcomeRows::of).orElse(null),
                tally.errors(d, value).map(table -> boxed(table.cells())).orElse(null),
                tally.losses(d, value).map(losses -> boxed(losses.cells())).orElse(null));
    }

    /** The code "other" is told among the levels only where it stands for rare ones; else it is the unseen. */
    private long[] counts(int i, long[] codes) {
        return subjects.get(i) instanceof CategoricalSubject categorical
                        && !categorical.levels().pooled()
                ? Arrays.copyOf(codes, categorical.levels().size())
                : codes;
    }

    private static List<Long> row(Faults faults) {
        return List.of(faults.missing(), faults.wrongType(), faults.outOfRange(), faults.unseen());
    }

    private static List<Long> boxed(long[] counts) {
        return LongStream.of(counts).boxed().toList();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
