package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.BookState;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.Pulse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerStateJsonTest {

    static Stream<Finding> findings() {
        return Stream.of(
                finding(new Target.Traffic(), new Span.Run(7)),
                finding(new Target.InAll(Target.Kind.FEATURE, "income", 3), new Span.Run(1)),
                finding(new Target.Mix("gender", 0), new Span.Run(2)),
                finding(new Target.Metric("accuracy", Optional.empty()), new Span.Version(140)),
                finding(new Target.Metric("accuracy", Optional.of(new Segment("tier", "vip"))), new Span.Run(28)),
                finding(
                        new Target.Group(
                                "demographic_parity_ratio", "gender", Optional.of("non_binary"), Optional.of("male")),
                        new Span.Version(2)));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void shouldReadWhatItWrote(Finding finding) {
        LedgerState state = state(finding);

        LedgerState read = LedgerStateJson.read(LedgerStateJson.write(state));

        assertThat(read).isEqualTo(state);
    }

    /** As written when there were runs of panes only. */
    @Test
    void shouldReadASpanThatIsANumberOfPanes() {
        String written = new String(
                LedgerStateJson.write(state(finding(new Target.Traffic(), new Span.Run(7)))), StandardCharsets.UTF_8);

        assertThat(written).contains("\"panes\":7,").doesNotContain("span");
    }

    private static LedgerState state(Finding finding) {
        AlertKey key = AlertKey.of("credit", "v2", finding);
        Incident firing = new Incident.Firing(List.of(), 3, new Incident.Alarm(4, finding));
        return new LedgerState(
                List.of(1L, 2L), Pulse.NONE, new BookState(Optional.of(4L), Map.of(), Map.of(key, firing)), Map.of());
    }

    private static Finding finding(Target target, Span span) {
        return new Finding(
                "accuracy",
                Family.PERFORMANCE,
                target,
                span,
                Measure.of(OptionalDouble.of(0.5)),
                Optional.of(new Compared("value", 0.5, 0.9)),
                10,
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                new Verdict.Alarm(Severity.ERROR),
                true);
    }
}
