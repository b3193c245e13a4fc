package io.plimsoll.streams.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPredictionsTest {

    private static final String HEADER =
            "ingest_time,event_time,request_id,model,model_version,role,age,job,gender,score,decision,value,latency_ms\n";
    private static final String FULL =
            "2024-03-01T00:00:39Z,2024-03-01T00:00:38.200Z,q1,credit,v2,canary,47,\"a, \"\"b\"\"\nc\",female,0.25,1,-1.5,12.4\n";
    private static final String SPARSE = ",2024-03-01T00:00:40Z,q2,credit,v1,,,,,,0,,\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"p.csv", "p.csv.gz"})
    void shouldReadEveryColumnByItsName(String name) throws IOException {
        // Given
        Path path = TestFiles.write(directory, name, HEADER + FULL);

        // When
        PredictionRow row = first(path, Set.of("gender"));

        // Then
        assertThat(Rendered.of(row.prediction))
                .isEqualTo("q1 credit v2 CANARY 1709251238200 1 0.25 -1.5 12.4"
                        + " {age=NUMBER 47.0, job=TEXT a, \"b\"\nc} {gender=TEXT female} {}");
        assertThat(row.publicationTime()).isEqualTo(1709251239000L);
    }

    @Test
    void shouldTakeAnEmptyFieldForMissing() throws IOException {
        // Given a full row before, which must leave no trace
        Path path = TestFiles.write(directory, "p.csv", HEADER + FULL + SPARSE);
        PredictionRow row = new PredictionRow();

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            assertThat(rows.next(row)).isTrue();
            assertThat(rows.next(row)).isTrue();
            assertThat(rows.next(new PredictionRow())).isFalse();
        }

        // Then
        assertThat(Rendered.of(row.prediction))
                .isEqualTo("q2 credit v1 CHAMPION 1709251240000 0 - - - {age=NULL, job=NULL, gender=NULL} {} {}");
        assertThat(row.publicationTime()).isEqualTo(1709251240000L);
    }

    @Test
    void shouldGiveTheSameNameInstanceForEveryRow() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.csv", HEADER + FULL + FULL);

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow one = new PredictionRow();
            PredictionRow two = new PredictionRow();
            rows.next(one);
            rows.next(two);

            // Then
            assertThat(one.prediction.features.name(0)).isSameAs(two.prediction.features.name(0));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "0,NUMBER 0.0",
                "-0,NUMBER -0.0",
                "18997.53,NUMBER 18997.53",
                "0.1,NUMBER 0.1",
                "9007199254740993,NUMBER 9.007199254740992E15",
                "1e3,NUMBER 1000.0",
                "1.5E-2,NUMBER 0.015",
                "2.2250738585072012e-308,NUMBER 2.2250738585072014E-308",
                "4.9e-324,NUMBER 4.9E-324",
                "1e999,NUMBER Infinity",
                "Infinity,NUMBER Infinity",
                "-Infinity,NUMBER -Infinity",
                "NaN,NULL",
                "007,TEXT 007",
                "+1,TEXT +1",
                ".5,TEXT .5",
                "5.,TEXT 5.",
                "1e,TEXT 1e",
                "1e+,TEXT 1e+",
                "-,TEXT -",
                "--1,TEXT --1",
                "0x1F,TEXT 0x1F",
                "1f,TEXT 1f",
                "1 2,TEXT 1 2",
                "nan,TEXT nan",
                "inf,TEXT inf",
                "true,TEXT true",
                "٣,TEXT ٣",
                "null,TEXT null",
            })
    void shouldTellNumbersFromTexts(String text, String expected) throws IOException {
        // Given
        String content = "request_id,event_time,model,model_version,decision,x\nq,0,m,v,1," + text + "\n";
        Path path = TestFiles.write(directory, "p.csv", content);

        // When
        PredictionRow row = first(path, Set.of());

        // Then
        assertThat(Rendered.of(row.prediction.features)).isEqualTo("{x=" + expected + "}");
    }

    @Test
    void shouldTellNumbersFromTextsWhenQuotedToo() throws IOException {
        // Given
        String content = "request_id,event_time,model,model_version,decision,x,y\nq,0,m,v,1,\"12\",\"\"\n";
        Path path = TestFiles.write(directory, "p.csv", content);

        // When
        PredictionRow row = first(path, Set.of());

        // Then
        assertThat(Rendered.of(row.prediction.features)).isEqualTo("{x=NUMBER 12.0, y=NULL}");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T00:00:38.200Z,1709251238200",
        "2024-03-01t00:00:38.2z,1709251238200",
        "2024-03-01T02:00:38.200+02:00,1709251238200",
        "2024-03-01T00:00:38.200999999Z,1709251238200",
        "1969-12-31T23:59:59.9995Z,-1",
        "1969-12-31T23:59:59Z,-1000",
        "-1000,-1000",
        "1709251238200,1709251238200",
    })
    void shouldReadTimesToTheMillisecond(String text, long expected) throws IOException {
        // Given
        String content = "request_id,event_time,model,model_version,decision\nq," + text + ",m,v,1\n";
        Path path = TestFiles.write(directory, "p.csv", content);

        // When
        PredictionRow row = first(path, Set.of());

        // Then
        assertThat(row.prediction.time()).isEqualTo(expected);
    }

    @Test
    void shouldReadLabelsInAReferenceOnly() throws IOException {
        // Given
        String content = "request_id,event_time,model,model_version,decision,label\nq,0,m,v,1,0\nr,0,m,v,1,\n";
        Path path = TestFiles.write(directory, "p.csv", content);
        PredictionRow labelled = new PredictionRow();
        PredictionRow unlabelled = new PredictionRow();

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).reference(Set.of())) {
            rows.next(labelled);
            rows.next(unlabelled);
        }

        // Then
        assertThat(labelled.prediction.isLabelled()).isTrue();
        assertThat(labelled.prediction.label).hasToString("0");
        assertThat(unlabelled.prediction.isLabelled()).isFalse();
        assertThat(first(path, Set.of()).prediction.isLabelled()).isFalse();
        assertThat(first(path, Set.of()).prediction.features.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void shouldReadThroughByteOrderMarkAndEitherLineEnd(String end) throws IOException {
        // Given
        String content = "\uFEFFrequest_id,event_time,model,model_version,decision" + end + end + "q,0,m,v,1" + end;
        Path path = TestFiles.write(directory, "p.csv", content);

        // When
        PredictionRow row = first(path, Set.of());

        // Then
        assertThat(row.prediction.id).hasToString("q");
    }

    @Test
    void shouldSayHowFarItIs() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.csv", HEADER + FULL.repeat(5_000));

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow row = new PredictionRow();
            rows.next(row);
            long early = rows.position();
            while (rows.next(row)) {}

            // Then
            assertThat(early).isLessThan(rows.size());
            assertThat(rows.position())
                    .isEqualTo(rows.size())
                    .isEqualTo(path.toFile().length());
        }
    }

    private static PredictionRow first(Path path, Set<String> attributes) throws IOException {
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(attributes)) {
            PredictionRow row = new PredictionRow();
            assertThat(rows.next(row)).isTrue();
            return row;
        }
    }
}
