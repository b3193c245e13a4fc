package io.plimsoll.streams.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardSchemaTest {

    private static final Schema SCHEMA = schema();

    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldBeADashboardByGrafanasTypes(Dashboard dashboard) {
        assertThat(SCHEMA.validate(dashboard.json().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void shouldNotTakeWhatGrafanaDoesNotKnow() {
        // Given
        String misspelt = Dashboard.all()
                .findFirst()
                .orElseThrow()
                .json()
                .toString()
                .replace("\"lineInterpolation\"", "\"lineInterpolaton\"");
        // When
        var complaints = SCHEMA.validate(misspelt, InputFormat.JSON);
        // Then
        assertThat(complaints).isNotEmpty();
    }

    private static Schema schema() {
        try (InputStream in = DashboardSchemaTest.class.getResourceAsStream("dashboard.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
