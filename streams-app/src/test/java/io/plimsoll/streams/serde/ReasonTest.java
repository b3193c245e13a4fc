package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.RefusalReason;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void shouldCallEveryReasonWhatTheContractCallsIt() {
        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(reason.contract().name()).isEqualTo(reason.name());
            assertThat(reason.code()).isEqualTo(reason.contract().wire()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
    }

    @Test
    void shouldLeaveToTheTopologyOnlyWhatNeedsMoreThanTheEvent() {
        Set<RefusalReason> decoded =
                Arrays.stream(Reason.values()).map(Reason::contract).collect(Collectors.toSet());

        assertThat(EnumSet.complementOf(EnumSet.copyOf(decoded)))
                .containsExactlyInAnyOrder(
                        RefusalReason.UNKNOWN_MODEL, RefusalReason.NO_PREDICTION, RefusalReason.EXPIRED);
    }
}
