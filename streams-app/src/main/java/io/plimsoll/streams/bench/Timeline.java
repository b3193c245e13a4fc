package io.plimsoll.streams.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The samples of a run, in order. */
public final class Timeline {

    private final List<Sample> samples = new ArrayList<>();

    /** Adds a sample that is later than all others. */
    public void add(Sample sample) {
        samples.add(sample);
    }

    /** Whether nothing was sampled yet. */
    public boolean isEmpty() {
        return samples.isEmpty();
    }

    /** The newest sample. */
    public Sample last() {
        return samples.get(samples.size() - 1);
    }

    /** The rates from when so many predictions had been taken to when so many had. */
    public Rates rates(long from, long to) {
        return Rates.between(at(from), at(to));
    }

    /** The rates of equal parts of the predictions between these two. */
    public List<Rates> parts(long from, long to, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> rates(bound(from, to, part, parts), bound(from, to, part + 1, parts)))
                .toList();
    }

    /** The most physical memory that a sample saw, in bytes; 0 where the system does not tell. */
    public long peakResidentBytes() {
        return samples.stream().mapToLong(Sample::residentBytes).max().orElse(0);
    }

    private static long bound(long from, long to, int part, int parts) {
        return from + (to - from) * part / parts;
    }

    private Sample at(long count) {
        if (!samples.isEmpty() && samples.get(0).predictions() == count) {
            return samples.get(0);
        }
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).predictions() >= count && samples.get(i - 1).predictions() < count) {
                return samples.get(i - 1).at(count, samples.get(i));
            }
        }
        throw new IllegalArgumentException(
                "no sample stands at " + count + " predictions: the run was too short to be measured");
    }
}
