package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.TimeWindow;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': 'm', 'model': 'n', 'task': 'regression'}",
                "{'model': 1, 'task': 'regression'}",
                "{'model': true, 'task': 'regression'}",
                "{'model': 'm', 'task': 'regression', 'alerting': {'clearAfter': 1.5}}",
                "{'model': 'm', 'task': 'regression', 'alerting': {'clearAfter': '1'}}"
            })
    void shouldNotGuess(String message) {
        String json = message.replace('\'', '"');

        assertThatThrownBy(() -> Json.MESSAGES.readValue(json, MonitorPolicy.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void shouldSkipInMessagesWhatALaterVersionAdds() throws JsonProcessingException {
        Outcome outcome = Json.MESSAGES.readValue("{\"n\": 1, \"labelled\": 0, \"later\": {}}", Outcome.class);

        assertThat(outcome.n()).isEqualTo(1);
    }

    @Test
    void shouldWriteTimesAsTheContractSays() throws JsonProcessingException {
        TimeWindow window = new TimeWindow(Instant.EPOCH.minusMillis(5), Instant.EPOCH);

        String json = Json.MESSAGES.writeValueAsString(window);

        assertThat(json).isEqualTo("{\"start\":\"1969-12-31T23:59:59.995Z\",\"end\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void shouldWriteAPolicyThatWasReadFromAFile() throws JsonProcessingException {
        MonitorPolicy policy = Bank.written(Bank.POLICY);

        String json = Json.MESSAGES.writeValueAsString(policy);

        assertThat(Json.MESSAGES.readValue(json, MonitorPolicy.class)).isEqualTo(policy);
        assertThat(ContractSchemas.violations(MessageType.MONITOR_POLICY, policy))
                .isEmpty();
    }
}
