package io.plimsoll.streams.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.streams.rig.ContinuousIntegration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real streams, read whole: 428,902 rows of predictions, references and labels against their counts. */
class SharedStreamsTest {

    private static final Path STREAMS = Path.of(System.getProperty("plimsoll.shared", "../shared"), "data", "streams");

    private static final Set<String> ATTRIBUTES = Set.of("gender", "education", "race", "sex", "age_group", "daypart");

    @BeforeEach
    void requireStreams() {
        if (Files.isDirectory(STREAMS)) {
            return;
        }
        throw ContinuousIntegration.missing(
                "left out: counts and round trips of the real streams, there is no " + STREAMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "carloan", "credit", "elec2"})
    void shouldReadEveryPrediction(String stream) throws IOException {
        // Given
        int columns = description(stream).at("/files/predictions/columns").size();
        long rows = 0;
        try (EventReader<PredictionRow> reader = predictions(stream)) {
            PredictionRow row = new PredictionRow();

            // When
            while (reader.next(row)) {
                rows++;
                requireEveryColumn(row, columns, stream);
            }

            // Then
            assertThat(rows).isEqualTo(rows(stream, "predictions"));
            assertThat(reader.position()).isEqualTo(reader.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "carloan", "credit", "elec2"})
    void shouldReadEveryReferenceRow(String stream) throws IOException {
        // Given
        long rows = 0;
        long labelled = 0;
        try (EventReader<PredictionRow> reader = file(stream, "reference").reference(ATTRIBUTES)) {
            PredictionRow row = new PredictionRow();

            // When
            while (reader.next(row)) {
                rows++;
                labelled += row.prediction.isLabelled() ? 1 : 0;
            }
        }

        // Then
        assertThat(rows).isEqualTo(rows(stream, "reference"));
        assertThat(labelled).isEqualTo(stream.equals("credit") ? 0 : rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult", "carloan", "credit", "elec2"})
    void shouldReplayEveryEventInOrder(String stream) throws IOException {
        // Given
        RoundTrip roundTrip = new RoundTrip();
        try (ReplaySchedule schedule =
                new ReplaySchedule(predictions(stream), file(stream, "labels").labels())) {

            // When
            while (schedule.next(roundTrip)) {}
        }

        // Then
        assertThat(roundTrip.predictions).isEqualTo(rows(stream, "predictions"));
        assertThat(roundTrip.labels).isEqualTo(rows(stream, "labels"));
    }

    private static void requireEveryColumn(PredictionRow row, int columns, String stream) {
        int meanings = stream.equals("credit") ? 8 : stream.equals("adult") ? 7 : 6;
        int data = row.prediction.features.size() + row.prediction.segments.size();
        if (data + meanings != columns) {
            fail("row with " + data + " values");
        }
    }

    private static EventReader<PredictionRow> predictions(String stream) throws IOException {
        return file(stream, "predictions").predictions(ATTRIBUTES);
    }

    private static EventFile file(String stream, String kind) throws EventFileException {
        return EventFile.at(STREAMS.resolve(stream).resolve(kind + ".csv.gz"));
    }

    private static long rows(String stream, String kind) throws IOException {
        return description(stream).at("/files/" + kind + "/rows").longValue();
    }

    private static JsonNode description(String stream) throws IOException {
        return new ObjectMapper()
                .readTree(STREAMS.resolve(stream).resolve("stream.json").toFile());
    }

    /** Counts the events, and holds a sample against what comes back from their messages. */
    private static final class RoundTrip implements ReplaySchedule.Recipient {

        /** Comparing texts is a hundred times slower than reading: one event in so many. */
        private static final int SAMPLED = 20;

        private final PredictionRow prediction = new PredictionRow();
        private final LabelRow label = new LabelRow();
        private long predictions;
        private long labels;
        private long lastDue = Long.MIN_VALUE;

        @Override
        public void prediction(PredictionRow row, long due) throws IOException {
            requireOrder(due);
            if (predictions++ % SAMPLED == 0) {
                requireRoundTrip(row);
            }
        }

        private void requireRoundTrip(PredictionRow row) throws IOException {
            decode(new PredictionLine(), PredictionJson.bytes(row.prediction), prediction);
            requireSame(Rendered.of(row.prediction), Rendered.of(prediction.prediction));
        }

        @Override
        public void label(LabelRow row, long due) throws IOException {
            requireOrder(due);
            if (labels++ % SAMPLED == 0) {
                requireRoundTrip(row);
            }
        }

        private void requireRoundTrip(LabelRow row) throws IOException {
            decode(new LabelLine(), LabelJson.bytes(row), label);
            requireSame(Rendered.of(row), Rendered.of(label));
        }

        private static <T> void decode(LineDecoder<T> decoder, byte[] message, T into) throws IOException {
            try {
                decoder.decode(message, message.length, into);
            } catch (MalformedException e) {
                throw new IOException(e);
            }
        }

        private static void requireSame(String expected, String actual) {
            if (!expected.equals(actual)) {
                fail(expected + " came back as " + actual);
            }
        }

        private void requireOrder(long due) {
            if (due < lastDue) {
                fail("out of order");
            }
            lastDue = due;
        }
    }
}
