package io.plimsoll.streams.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

    @TempDir
    Path directory;

    @Test
    void shouldReadLabelsAndPassOverOtherColumns() throws IOException {
        // Given
        Path path = TestFiles.write(
                directory, "l.csv", "label_time,by,request_id,label\n1970-01-01T00:00:01.500Z,clerk,q,repaid\n");

        // When
        LabelRow row = first(path);

        // Then
        assertThat(Rendered.of(row)).isEqualTo("q  repaid 1500");
    }

    @Test
    void shouldReadTheModelWhereTheFileSaysIt() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "l.csv", "label_time,model,request_id,label\n0,credit,q,1\n");

        // When
        LabelRow row = first(path);

        // Then
        assertThat(row.model).hasToString("credit");
    }

    @Test
    void shouldNameTheClassOfANumberAsAMessageDoes() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "l.csv", "label_time,request_id,label\n0,q,1.0\n");

        // When
        LabelRow row = first(path);

        // Then
        assertThat(row.observed().text).hasToString("1");
    }

    @Test
    void shouldRefuseAnEmptyLabel() throws IOException {
        // Given
        Path path = TestFiles.write(directory, "l.csv", "label_time,request_id,label\n0,q,\n");

        // When
        assertThatExceptionOfType(EventFileException.class)
                .isThrownBy(() -> first(path))

                // Then
                .withMessage("l.csv line 2, column label: expected a label; leave the row out while it is not known");
    }

    private static LabelRow first(Path path) throws IOException {
        try (EventReader<LabelRow> rows = EventFile.at(path).labels()) {
            LabelRow row = new LabelRow();
            assertThat(rows.next(row)).isTrue();
            return row;
        }
    }
}
