package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Why;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.monitor.SampleModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenewalsTest {

    private static final Policy POLICY = SampleModel.policy();

    @Test
    void shouldPutADecisionAndThoseThatOnlyRenewItTogether() {
        Recommendation first = retrain("d1", Optional.empty(), "v1", 7);
        Recommendation second = retrain("d2", Optional.of("d1"), "v1", 14);
        Recommendation third = retrain("d3", Optional.of("d2"), "v1", 21);
        Recommendation withdrawal = new Withdrawal("m", 22, "d3", "v1", Why.CAUSE_GONE, Optional.empty());
        Recommendation another = retrain("d4", Optional.empty(), "v1", 40);

        List<Renewals> renewals = Renewals.of(List.of(first, second, third, withdrawal, another), POLICY);

        assertThat(renewals)
                .containsExactly(
                        new Renewals(first, third, 2),
                        new Renewals(withdrawal, withdrawal, 0),
                        new Renewals(another, another, 0));
    }

    @Test
    void shouldKeepApartWhatTakesThePlaceOfAnotherDecision() {
        Recommendation first = retrain("d1", Optional.empty(), "v1", 7);
        Recommendation other = retrain("d2", Optional.of("d1"), "v2", 14);

        assertThat(Renewals.of(List.of(first, other), POLICY)).hasSize(2);
    }

    @Test
    void shouldKeepApartWhatIsDecidedAgainBeforeItExpired() {
        Recommendation first = retrain("d1", Optional.empty(), "v1", 7, POLICY.paneEnd(20));
        Recommendation again = retrain("d2", Optional.of("d1"), "v1", 14);

        assertThat(Renewals.of(List.of(first, again), POLICY)).hasSize(2);
    }

    private static Recommendation retrain(String id, Optional<String> supersedes, String version, long pane) {
        return retrain(id, supersedes, version, pane, POLICY.paneEnd(pane));
    }

    private static Recommendation retrain(
            String id, Optional<String> supersedes, String version, long pane, long expiresAt) {
        return new Decision(
                id,
                "m",
                pane,
                new Advice.Retrain(version, List.of()),
                expiresAt,
                0,
                Rollout.Approval.REQUIRED,
                true,
                supersedes);
    }
}
