package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlNarrationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ControlNarration narration = new ControlNarration();

    @Test
    void shouldTellADecisionInFullAndItsRenewalsInALineEach() throws JsonProcessingException {
        List<ControlLine> lines = List.of(
                narration.line(retrain("d1", Optional.empty(), "v1", 7)),
                narration.line(retrain("d2", Optional.of("d1"), "v1", 14)),
                narration.line(retrain("d3", Optional.of("d2"), "v1", 21)));

        assertThat(lines.get(0).details()).isNotEmpty();
        assertThat(lines.get(2).details()).isEmpty();
        assertThat(lines)
                .extracting(ControlLine::head)
                .containsExactly(
                        "2024-05-07T00:00:00Z  RETRAIN (dry run)  carloan: v1",
                        "2024-05-14T00:00:00Z  RETRAIN (dry run)  carloan: v1, still in force since 2024-05-07T00:00:00Z,"
                                + " holds until 2024-05-15T00:00:00Z",
                        "2024-05-21T00:00:00Z  RETRAIN (dry run)  carloan: v1, still in force since 2024-05-07T00:00:00Z,"
                                + " holds until 2024-05-22T00:00:00Z");
    }

    @Test
    void shouldTellInFullWhatAsksForSomethingElseOrWhoseBeginningWasNotHeard() throws JsonProcessingException {
        narration.line(retrain("d1", Optional.empty(), "v1", 7));

        ControlLine other = narration.line(retrain("d2", Optional.of("d1"), "v2", 8));
        ControlLine unheard = narration.line(retrain("d9", Optional.of("d8"), "v2", 9));

        assertThat(other.details()).contains("supersedes: d1");
        assertThat(unheard.details()).contains("supersedes: d8");
    }

    @Test
    void shouldTellInFullWhatIsDecidedAgainBeforeItExpired() throws JsonProcessingException {
        narration.line(retrain("d1", Optional.empty(), "v1", 7));

        ControlLine again = narration.line(retrain("d2", Optional.of("d1"), "v1", 7));

        assertThat(again.details()).contains("supersedes: d1");
    }

    private static ControlMessage retrain(String id, Optional<String> supersedes, String version, int day)
            throws JsonProcessingException {
        String body = """
                {"decisionId": "%s", "model": "carloan", "version": "%s", "moved": [], "dryRun": true, "approval": "required",
                 "expiresAt": "2024-05-%02dT00:00:00Z", "supersedes": %s}""".formatted(
                id, version, day + 1, supersedes.map(other -> '"' + other + '"').orElse("null"));
        return new ControlMessage(
                "io.plimsoll.retrain.v1",
                "carloan/" + version,
                "2024-05-%02dT00:00:00Z".formatted(day),
                JSON.readTree(body));
    }
}
