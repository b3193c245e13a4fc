package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyLoader;
import io.plimsoll.schemas.CategoricalProfile;
import io.plimsoll.schemas.NumericProfile;
import io.plimsoll.schemas.SubjectProfile;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One subject of a profile that is being read.
 *
 * @param path where it stands in the profile
 * @param profile what the profile says of it
 * @param subject what it is in a layout
 */
record ProfiledSubject(String path, SubjectProfile profile, Subject subject) {

    /** The kinds of faults in the order of a slice's row. */
    private static final int FAULTS = 4;

    static ProfiledSubject of(Subject.Source source, String path, SubjectProfile profile, Policy policy) {
        Subject subject = profile instanceof NumericProfile numeric
                ? numeric(source, path, numeric, policy)
                : categorical(source, path, (CategoricalProfile) profile);
        return new ProfiledSubject(path, profile, subject);
    }

    String name() {
        return profile.name();
    }

    private static NumericSubject numeric(Subject.Source source, String path, NumericProfile profile, Policy policy) {
        Grid grid = Problem.at(
                path + ".edges",
                () -> Grid.of(
                        profile.edges().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                        indices(profile.evidence()),
                        indices(profile.deciles())));
        Optional<NumericSubject.Range> declared = source == Subject.Source.FEATURE
                ? policy.feature(profile.name()).range()
                : Optional.empty();
        return new NumericSubject(
                profile.name(), source, grid, profile.scale(), declared.orElseGet(() -> learned(path, profile)));
    }

    private static NumericSubject.Range learned(String path, NumericProfile profile) {
        Double min = profile.min();
        Double max = profile.max();
        return min == null || max == null
                ? NumericSubject.Range.ANY
                : Problem.at(path + ".min", () -> new NumericSubject.Range(min, max, false));
    }

    private static CategoricalSubject categorical(Subject.Source source, String path, CategoricalProfile profile) {
        long rare = profile.rare() == null ? 0 : Math.max(1, profile.rare().levels());
        return new CategoricalSubject(
                profile.name(), source, Problem.at(path + ".levels", () -> new Levels(profile.levels(), rare)));
    }

    /** Loads what was counted in all traffic. */
    void load(TallyLoader loader, int index, long rows) {
        SubjectProfile.Faults written = profile.faults();
        Faults faults =
                new Faults(rows, written.missing(), written.wrongType(), written.outOfRange(), written.unseen());
        if (profile instanceof NumericProfile numeric) {
            long[] counts = counts(numeric.counts());
            requireRows(path + ".counts", counts, faults);
            long unbounded = numeric.unbounded() == null ? 0 : numeric.unbounded();
            loader.numeric(index, faults, unbounded, counts, counts(numeric.sums()));
        } else {
            CategoricalProfile categorical = (CategoricalProfile) profile;
            long other = categorical.rare() == null
                    ? written.unseen()
                    : categorical.rare().count();
            long[] codes = withOther(counts(categorical.counts()), other);
            requireRows(path + ".counts", codes, faults);
            loader.categorical(index, faults, codes);
        }
    }

    /**
     * What a profile counted of a subject in a slice.
     *
     * @param path where it stands in the profile
     * @param dimension the index of the dimension
     * @param value the code of its value
     * @param rows the slice's rows
     * @param counts on the evidence bins or levels
     * @param faults missing, of a wrong type, out of range, unseen
     */
    record Slice(String path, int dimension, int value, long rows, List<Long> counts, List<Long> faults) {

        Faults domainFaults() {
            if (faults.size() != FAULTS) {
                throw new WireException(path, "must come with " + FAULTS + " numbers of faults");
            }
            return new Faults(rows, faults.get(0), faults.get(1), faults.get(2), faults.get(3));
        }
    }

    /** Loads what was counted in a slice. */
    void load(TallyLoader loader, int index, Slice slice) {
        Faults faults = slice.domainFaults();
        long[] counts = counts(slice.counts());
        boolean unseenApart = subject instanceof CategoricalSubject categorical
                && !categorical.levels().pooled();
        long[] codes = unseenApart ? withOther(counts, faults.unseen()) : counts;
        requireRows(slice.path(), codes, faults);
        Problem.in(slice.path(), () -> {
            if (subject instanceof NumericSubject) {
                loader.numeric(index, slice.dimension(), slice.value(), faults, 0, codes);
            } else {
                loader.categorical(index, slice.dimension(), slice.value(), faults, codes);
            }
        });
    }

    /** Every row is counted once: in a bin, in a level, as missing or as of a wrong type. */
    private static void requireRows(String path, long[] counts, Faults faults) {
        if (Arrays.stream(counts).sum() != faults.present()) {
            throw new WireException(path, "do not add up to the rows that are not missing or of a wrong type");
        }
    }

    private static long[] withOther(long[] levels, long other) {
        long[] codes = Arrays.copyOf(levels, levels.length + 1);
        codes[levels.length] = other;
        return codes;
    }

    private static int[] indices(List<Integer> written) {
        return written.stream().mapToInt(Integer::intValue).toArray();
    }

    private static long[] counts(List<Long> written) {
        return written.stream().mapToLong(Long::longValue).toArray();
    }
}
