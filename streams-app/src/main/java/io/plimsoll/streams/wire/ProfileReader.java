package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.LatencyCounts;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyLoader;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.ErrorProfile;
import io.plimsoll.schemas.NumericProfile;
import io.plimsoll.schemas.OutcomeProfile;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.SegmentProfile;
import io.plimsoll.schemas.SubjectProfile;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.LayoutHash;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.ReferenceHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a reference from a profile, and refuses one that is damaged or counts in another way than the policy. */
final class ProfileReader {

    private final ReferenceProfile profile;
    private final Policy policy;
    private final List<ProfiledSubject> subjects = new ArrayList<>();

    ProfileReader(ReferenceProfile profile, Policy policy) {
        this.profile = profile;
        this.policy = policy;
        profile.features().forEach(feature -> add(Subject.Source.FEATURE, "features." + feature.name(), feature));
        addIfAny(Subject.Source.SCORE, "score", profile.score());
        addIfAny(Subject.Source.DECISION, "decision", profile.decision());
        addIfAny(Subject.Source.VALUE, "value", profile.value());
    }

    Reference reference() {
        requireSamePolicy();
        Reference reference =
                new Reference(profile.hash(), tally(), DesignEffectsWire.read(subjects, profile), spreads());
        if (!ReferenceHash.of(reference, policy).equals(profile.hash())) {
            throw new WireException(
                    "hash",
                    "does not fit the content: the profile is damaged, or was made under a policy with other ranges or "
                            + "derivations; make it anew with this one");
        }
        return reference;
    }

    private void addIfAny(Subject.Source source, String path, @Nullable SubjectProfile subject) {
        if (subject != null) {
            add(source, path, subject);
        }
    }

    private void add(Subject.Source source, String path, SubjectProfile subject) {
        subjects.add(ProfiledSubject.of(source, path, subject, policy));
    }

    private void requireSamePolicy() {
        if (!profile.model().equals(policy.model())) {
            throw new WireException("model", "is " + profile.model() + " and the policy's is " + policy.model());
        }
        requireSameTask();
        List<List<String>> sliced =
                profile.segments().stream().map(SegmentProfile::attributes).toList();
        if (!sliced.equals(policy.segments())) {
            throw new WireException(
                    "segments",
                    "of the profile are " + sliced + ", of the policy " + policy.segments()
                            + ": make the profile anew with this policy");
        }
        profile.features().stream()
                .filter(feature -> policy.feature(feature.name()).ignore())
                .findFirst()
                .ifPresent(feature -> {
                    throw new WireException(
                            "features." + feature.name(),
                            "is ignored by the policy: make the profile anew with this policy");
                });
    }

    private void requireSameTask() {
        if (!profile.task().name().equals(policy.task().name())) {
            throw new WireException("task", "is not the policy's: make the profile anew with this policy");
        }
        boolean isBinary = policy.task() == Policy.Task.BINARY;
        if (isBinary && !Optional.ofNullable(profile.positive()).equals(policy.positive())) {
            throw new WireException(
                    "positive",
                    "is " + profile.positive() + " and the policy's is "
                            + policy.positive().orElse("") + ": make the profile anew with this policy");
        }
    }

    private WindowTally tally() {
        Layout layout = new Layout(
                LayoutHash.of(profile.hash(), policy),
                subjects.stream().map(ProfiledSubject::subject).toList(),
                profile.segments().stream().map(ProfileReader::dimension).toList(),
                outcome(),
                errors());
        TallyLoader loader = new TallyLoader(layout);
        loader.events(profile.rows());
        for (int i = 0; i < subjects.size(); i++) {
            subjects.get(i).load(loader, i, profile.rows());
        }
        loadOutcomes(loader);
        loadErrors(loader);
        loadSegments(loader);
        loadLatencies(loader);
        return loader.tally();
    }

    private Optional<OutcomeSubject> outcome() {
        return Optional.ofNullable(profile.outcomes())
                .map(outcomes -> new OutcomeSubject(new Levels(outcomes.classes(), false), outcomes.losses() != null));
    }

    private Optional<ErrorSubject> errors() {
        return Optional.ofNullable(profile.errors())
                .map(errors -> Problem.at(
                        "errors",
                        () -> new ErrorSubject(
                                grid(errors.sizes()),
                                grid(errors.errors()),
                                errors.limit(),
                                errors.unit(),
                                errors.centre(),
                                errors.labelUnit(),
                                form(errors),
                                Optional.ofNullable(errors.favourable()).map(SideWire::read))));
    }

    private static ErrorSubject.Form form(ErrorProfile errors) {
        return Objects.equals(errors.form(), ErrorProfile.FINE) ? ErrorSubject.Form.FINE : ErrorSubject.Form.COARSE;
    }

    /** Its deciles are not told: nothing is told in them. */
    private static Grid grid(ErrorProfile.Bins bins) {
        return Grid.of(
                bins.edges().stream().mapToDouble(Double::doubleValue).toArray(),
                bins.evidence().stream().mapToInt(Integer::intValue).toArray(),
                new int[0]);
    }

    private void loadErrors(TallyLoader loader) {
        ErrorProfile errors = profile.errors();
        if (errors != null) {
            Problem.in("errors.counts", () -> loader.errors(unboxed(errors.counts())));
        }
    }

    private void loadErrors(TallyLoader loader, int d, int value, String path) {
        List<Long> errors = profile.segments().get(d).levels().get(value).errors();
        if ((errors == null) != (profile.errors() == null)) {
            throw new WireException(path + ".errors", "must be there if and only if the profile has errors");
        }
        if (errors != null) {
            Problem.in(path + ".errors", () -> loader.errors(d, value, unboxed(errors)));
        }
    }

    private static long[] unboxed(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    private void loadOutcomes(TallyLoader loader) {
        OutcomeProfile outcomes = profile.outcomes();
        if (outcomes == null) {
            return;
        }
        OutcomeTable empty = loader.tally().outcomes().orElseThrow();
        loader.outcomes(OutcomeRows.counts("outcomes.counts", outcomes.counts(), empty, profile.rows()));
        List<Long> losses = outcomes.losses();
        if (losses != null) {
            Problem.in("outcomes.losses", () -> loader.losses(unboxed(losses)));
        }
        long labelled = loader.tally().outcomes().orElseThrow().labelled();
        if (profile.labels() == null || profile.labels() != labelled) {
            throw new WireException("labels", "must be " + labelled + ", as outcomes has them");
        }
    }

    private void loadLatencies(TallyLoader loader) {
        LatencyCounts latencies = loader.tally().latencies();
        profile.latencyMicros()
                .forEach(bucket -> Problem.in("latencyMicros", () -> latencies.record(bucket.get(0), bucket.get(1))));
    }

    private static Dimension dimension(SegmentProfile segments) {
        return new Dimension(
                segments.attributes(),
                segments.levels().stream().map(SegmentProfile.Level::values).toList());
    }

    private void loadSegments(TallyLoader loader) {
        for (int d = 0; d < profile.segments().size(); d++) {
            SegmentProfile segments = profile.segments().get(d);
            loader.outside(d, unseen(segments), segments.missing());
            for (int value = 0; value < segments.levels().size(); value++) {
                load(loader, d, value);
            }
        }
    }

    /** The rows of a reference that are in no slice and do not lack the attribute. */
    private long unseen(SegmentProfile segments) {
        long sliced =
                segments.levels().stream().mapToLong(SegmentProfile.Level::rows).sum();
        long unseen = profile.rows() - segments.missing() - sliced;
        if (unseen < 0) {
            throw new WireException(
                    "segments." + String.join("|", segments.attributes()), "has more rows than the reference");
        }
        return unseen;
    }

    private void load(TallyLoader loader, int d, int value) {
        SegmentProfile segments = profile.segments().get(d);
        SegmentProfile.Level level = segments.levels().get(value);
        String path = "segments." + String.join("|", segments.attributes()) + "." + value;
        loader.events(d, value, level.rows());
        List<List<Long>> faults = level.faults();
        if (faults == null || faults.size() != subjects.size()) {
            throw new WireException(path + ".faults", "must have an entry for each subject");
        }
        if (level.counts().size() != subjects.size()) {
            throw new WireException(path + ".counts", "must have an entry for each subject");
        }
        for (int i = 0; i < subjects.size(); i++) {
            ProfiledSubject subject = subjects.get(i);
            subject.load(
                    loader,
                    i,
                    new ProfiledSubject.Slice(
                            path + ".counts." + subject.name(),
                            d,
                            value,
                            level.rows(),
                            level.counts().get(i),
                            faults.get(i)));
        }
        loadOutcomes(loader, d, value, path);
        loadErrors(loader, d, value, path);
    }

    private void loadOutcomes(TallyLoader loader, int d, int value, String path) {
        SegmentProfile.Level level = profile.segments().get(d).levels().get(value);
        List<List<Long>> rows = level.outcomes();
        if ((rows == null) != (profile.outcomes() == null)) {
            throw new WireException(path + ".outcomes", "must be there if and only if the profile has outcomes");
        }
        loadLosses(loader, d, value, path);
        if (rows != null) {
            OutcomeTable empty = loader.tally().outcomes(d, value).orElseThrow();
            loader.outcomes(d, value, OutcomeRows.counts(path + ".outcomes", rows, empty, level.rows()));
        }
    }

    private void loadLosses(TallyLoader loader, int d, int value, String path) {
        List<Long> losses = profile.segments().get(d).levels().get(value).losses();
        if ((losses != null) != loader.tally().layout().countsLosses()) {
            throw new WireException(path + ".losses", "must be there if and only if outcomes has losses");
        }
        if (losses != null) {
            Problem.in(path + ".losses", () -> loader.losses(d, value, unboxed(losses)));
        }
    }

    private List<OptionalDouble> spreads() {
        return subjects.stream()
                .map(subject -> subject.profile() instanceof NumericProfile numeric && numeric.std() != null
                        ? OptionalDouble.of(numeric.std())
                        : OptionalDouble.empty())
                .toList();
    }
}
