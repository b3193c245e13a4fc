package io.plimsoll.streams.cli;

import io.plimsoll.streams.files.EventFile;
import io.plimsoll.streams.files.EventReader;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Files of rows of one model, of one version or several, with what turned out to be true where they say it. */
final class SampleFile {

    private final PolicyFile policy;
    private final List<Path> files;

    SampleFile(PolicyFile policy, List<Path> files) {
        this.policy = policy;
        this.files = List.copyOf(files);
    }

    /**
     * The model of the first row of a file.
     *
     * @throws IOException naming the line that cannot be read
     */
    static String model(Path file) throws IOException {
        try (EventReader<PredictionRow> rows = EventFile.at(file).reference(Set.of())) {
            PredictionRow row = new PredictionRow();
            if (!rows.next(row)) {
                throw new UsageException(file + ": has no rows");
            }
            return row.prediction.model.toString();
        }
    }

    /**
     * The versions in the files, in order.
     *
     * @throws IOException naming the file and the line that cannot be read
     */
    Set<String> versions() throws IOException {
        Set<String> versions = new TreeSet<>();
        try {
            forEach(row -> {
                if (row.model.is(policy.policy().model())) {
                    versions.add(row.version.toString());
                }
            });
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        if (versions.isEmpty()) {
            throw new UsageException(files + ": no row is of model "
                    + policy.policy().model() + ", which the policy is about; check the column model");
        }
        return versions;
    }

    /**
     * The version that was asked for, or the only one.
     *
     * @param asked what the option said
     * @param option the option's name
     */
    String version(Optional<String> asked, String option) throws IOException {
        Set<String> versions = versions();
        if (asked.isEmpty() && versions.size() > 1) {
            throw new UsageException(
                    files + ": has the versions " + String.join(", ", versions) + "; name one with " + option);
        }
        asked.filter(version -> !versions.contains(version)).ifPresent(version -> {
            throw new UsageException(files + ": no row is of version " + version + ", only of "
                    + String.join(", ", versions) + "; check " + option);
        });
        return asked.orElseGet(() -> versions.iterator().next());
    }

    /** The rows of a version. What cannot be read is thrown as an {@link UncheckedIOException}. */
    ReferenceRows rows(String version) {
        return reader -> forEach(row -> {
            if (row.version.is(version) && row.model.is(policy.policy().model())) {
                reader.accept(row);
            }
        });
    }

    private void forEach(Consumer<Prediction> reader) {
        for (Path file : files) {
            try (EventReader<PredictionRow> rows = EventFile.at(file).reference(policy.attributes())) {
                PredictionRow row = new PredictionRow();
                while (rows.next(row)) {
                    reader.accept(row.prediction);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
