package io.plimsoll.streams.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.rig.UnreliableServer;
import io.plimsoll.streams.rig.UnreliableServer.Behaviour;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpCourierTest {

    private final Courier courier = new HttpCourier(Duration.ofMillis(400), InstantSource.fixed(SampleEvents.NOW));

    @Test
    void shouldDeliver() throws Exception {
        try (UnreliableServer server = UnreliableServer.start()) {
            assertThat(send(server)).isEqualTo(new Answer.Delivered());
            assertThat(server.requests().get(0).body()).isEqualTo("{}");
            assertThat(server.requests().get(0).headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("idempotency-key", "k");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"FAIL", "UNKNOWN_CALLER", "HANG", "TAKE_AND_DIE", "TAKE_AND_DIE_IN_THE_MIDDLE"})
    void shouldTryAgainLaterWhateverWentWrong(Behaviour behaviour) throws Exception {
        try (UnreliableServer server = UnreliableServer.start(behaviour)) {
            assertThat(send(server)).isInstanceOf(Answer.Later.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldTryAgainLaterWhereNobodyListens() throws Exception {
        // Given
        UnreliableServer gone = UnreliableServer.start();
        gone.close();
        // When
        Answer answer = send(gone);
        // Then
        assertThat(answer).isEqualTo(new Answer.Later("no answer: ConnectException", Optional.empty()));
    }

    @Test
    void shouldPassOnHowLongItIsAskedToWait() throws Exception {
        try (UnreliableServer server = UnreliableServer.start(Behaviour.BUSY)) {
            assertThat(send(server)).isEqualTo(new Answer.Later("status 429", Optional.of(Duration.ofSeconds(1))));
        }
    }

    @Test
    void shouldGiveUpWhatIsUnderstoodAndNotWanted() throws Exception {
        try (UnreliableServer server = UnreliableServer.start(Behaviour.REFUSE)) {
            assertThat(send(server)).isEqualTo(new Answer.Refused("status 422"));
        }
    }

    private Answer send(UnreliableServer server) throws IOException, InterruptedException {
        return courier.send(
                Post.of(URI.create(server.address() + "/x"), Map.of("Idempotency-Key", "k"), new byte[] {'{', '}'}));
    }

    @ParameterizedTest
    @CsvSource({
        "1, , 1000",
        "2, , 2000",
        "3, , 4000",
        "9, , 60000",
        "500, , 60000",
        "1, 5000, 5000",
        "3, 10, 4000",
        "1, 900000, 60000"
    })
    void shouldWaitTwiceAsLongEachTimeUpToABound(int failures, Long wish, long millis) {
        // When
        Duration wait = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1))
                .after(failures, Optional.ofNullable(wish).map(Duration::ofMillis));
        // Then
        assertThat(wait).isEqualTo(Duration.ofMillis(millis));
    }
}
