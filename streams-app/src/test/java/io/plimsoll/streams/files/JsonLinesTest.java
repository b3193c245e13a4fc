package io.plimsoll.streams.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    /** The contract's example, with every kind of value among the features. */
    private static final String EVENT = """
            {"id":"q1","model":"credit","version":"v2","role":"shadow","time":"2024-03-01T00:00:38.200Z",\
            "features":{"age":47,"income":18997.53,"job":"sälaried","region":null,"vip":true,"odd":[1,{"a":2}]},\
            "prediction":{"score":0.482122,"scores":{"a":0.25,"b":0.75},"decision":"0","value":-1},\
            "segments":{"gender":"female","age":47},"latency_ms":12.4}""";

    private static final String RENDERED = "q1 credit v2 SHADOW 1709251238200 0 0.482122 -1.0 12.4"
            + " {age=NUMBER 47.0, income=NUMBER 18997.53, job=TEXT sälaried, region=NULL, vip=BOOLEAN 1.0, odd=OTHER}"
            + " {gender=TEXT female, age=NUMBER 47.0} {a=NUMBER 0.25, b=NUMBER 0.75}";

    private static final String SMALL =
            "{'id':'q','model':'m','version':'v','time':0,'features':{},'prediction':{'decision':'1'}}"
                    .replace('\'', '"');

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"p.jsonl", "p.jsonl.gz"})
    void shouldReadAnEventFromEachLine(String name) throws IOException {
        // Given
        Path path = TestFiles.write(directory, name, EVENT + "\r\n\n" + SMALL);
        PredictionRow one = new PredictionRow();
        PredictionRow two = new PredictionRow();

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            assertThat(rows.next(one)).isTrue();
            assertThat(rows.next(two)).isTrue();
            assertThat(rows.next(new PredictionRow())).isFalse();
            assertThat(rows.where()).isEqualTo(name + " line 3");
            assertThat(rows.position()).isEqualTo(rows.size());
        }

        // Then
        assertThat(Rendered.of(one.prediction)).isEqualTo(RENDERED);
        assertThat(Rendered.of(two.prediction)).isEqualTo("q m v CHAMPION 0 1 - - - {} {} {}");
    }

    @Test
    void shouldReadLinesLongerThanAnyBuffer() throws IOException {
        // Given
        String text = "x".repeat(200_000);
        Path path = TestFiles.write(
                directory, "p.jsonl", SMALL.replace("{}", "{\"a\":\"" + text + "\"}") + "\n" + SMALL + "\n");
        PredictionRow row = new PredictionRow();

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            assertThat(rows.next(row)).isTrue();

            // Then
            assertThat(row.prediction.features.length(0)).isEqualTo(text.length());
            assertThat(rows.next(row)).isTrue();
            assertThat(rows.next(row)).isFalse();
        }
    }

    @Test
    void shouldReadTheLabelOfAReference() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "r.jsonl", SMALL.replaceFirst("\\{", "{\"label\":1,"));
        PredictionRow row = new PredictionRow();

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).reference(Set.of())) {
            rows.next(row);
        }

        // Then
        assertThat(row.prediction.isLabelled()).isTrue();
        assertThat(row.prediction.label).hasToString("1");
    }

    @Test
    void shouldReadLabels() throws IOException {
        // Given
        String line =
                "{\"id\":\"q\",\"model\":\"m\",\"label\":\"1\",\"time\":\"1970-01-01T00:00:01Z\",\"by\":{\"a\":[]}}";
        Path path = TestFiles.write(directory, "l.jsonl", line);
        LabelRow row = new LabelRow();

        // When
        try (EventReader<LabelRow> rows = EventFile.at(path).labels()) {
            rows.next(row);
        }

        // Then
        assertThat(Rendered.of(row)).isEqualTo("q m 1 1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SECRET | not JSON; expected one event on each line",
                "{'id':'SECRET | not JSON; expected one event on each line",
                "[1] | expected an object",
                "{} | no member features, id, model, prediction, time, version",
                "{'id':'q','model':'m','version':'v','time':0,'features':{},'prediction':{}} | no answer of the model",
                "{'id':'q'}{'id':'q'} | more than one event on the line",
                "{'id':null} | member id: expected a text",
                "{'id':''} | member id: expected an id of 1 to 1024 characters",
                "{'id':['SECRET']} | member id: expected a text",
                "{'role':'SECRET'} | member role: not a role",
                "{'time':'SECRET'} | member time: not a time",
                "{'time':1.5} | member time: expected a time",
                "{'features':'SECRET'} | member features: expected an object",
                "{'segments':{'a':[1]}} | member segments: expected texts, numbers, truth values or null",
                "{'prediction':{'score':'SECRET'}} | member prediction: member score: expected a number",
                "{'prediction':{'score':2}} | member prediction: member score: expected a score from 0 to 1",
                "{'prediction':{'scores':{'a':2}}} | member prediction: member scores: expected a score from 0 to 1",
                "{'latency_ms':-1} | member latency_ms: expected milliseconds, 0 or more",
            })
    void shouldNameLineMemberAndRemedyOfABadLine(String bad, String complaint) throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.jsonl", SMALL + "\n" + bad.replace('\'', '"') + "\n" + SMALL);
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of())) {
            PredictionRow row = new PredictionRow();
            rows.next(row);

            // When
            assertThatExceptionOfType(EventFileException.class)
                    .isThrownBy(() -> rows.next(row))

                    // Then
                    .withMessageStartingWith("p.jsonl line 2: " + complaint)
                    .withMessageNotContaining("SECRET")
                    .withNoCause();
            assertThat(rows.next(row)).isTrue();
        }
    }

    @Test
    void shouldReadWithTheDecoderThatIsGiven() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "p.jsonl", "abc\n");
        PredictionRow row = new PredictionRow();
        LineDecoder<PredictionRow> lengths = (line, length, into) -> into.prediction.time(length);

        // When
        try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(Set.of(), lengths)) {
            rows.next(row);
        }

        // Then
        assertThat(row.prediction.time()).isEqualTo(3);
    }

    @Test
    void shouldWriteWhatItReads() throws MalformedException {
        // Given
        PredictionRow row = decoded(utf8(EVENT));

        // When
        byte[] written = PredictionJson.bytes(row.prediction);

        // Then the one thing lost is what is inside the value that is neither number nor text
        assertThat(written).asString(UTF_8).isEqualTo(EVENT.replace("[1,{\"a\":2}]", "{}"));
        assertThat(Rendered.of(decoded(written).prediction)).isEqualTo(RENDERED);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.1,
                -1.5,
                1e22,
                9007199254740991.0,
                9007199254740994.0,
                2e-3,
                4.9e-324,
                1.7976931348623157e308,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void shouldWriteTheNumberThatItReads(double number) throws MalformedException {
        // Given
        PredictionRow row = decoded(utf8(SMALL));
        row.prediction.features.addNumber("x", number);

        // When
        byte[] written = PredictionJson.bytes(row.prediction);

        // Then
        assertThat(Rendered.of(decoded(written).prediction.features)).isEqualTo("{x=NUMBER " + number + "}");
    }

    @Test
    void shouldWriteALabel() throws MalformedException {
        // Given
        LabelRow row = new LabelRow();
        row.id.set("q\"1");
        row.model.set("credit");
        row.label.set("1");
        row.time(1709251238200L);

        // When
        byte[] written = LabelJson.bytes(row);

        // Then
        LabelRow back = new LabelRow();
        new LabelLine().decode(written, written.length, back);
        assertThat(written)
                .asString(UTF_8)
                .isEqualTo(
                        "{\"id\":\"q\\\"1\",\"model\":\"credit\",\"label\":\"1\",\"time\":\"2024-03-01T00:00:38.200Z\"}");
        assertThat(Rendered.of(back)).isEqualTo(Rendered.of(row));
    }

    private static PredictionRow decoded(byte[] line) throws MalformedException {
        PredictionRow row = new PredictionRow();
        new PredictionLine().decode(line, line.length, row);
        return row;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
