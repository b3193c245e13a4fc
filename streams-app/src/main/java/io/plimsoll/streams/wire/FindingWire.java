package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Findings, in the contract's terms. What is not known, or infinite, is null. */
final class FindingWire {

    private FindingWire() {}

    /** What was found at the close that is told of. */
    static Finding finding(io.plimsoll.detectors.check.Finding found, long pane, Policy policy) {
        return finding(new Incident.Alarm(pane, found), pane, policy);
    }

    /** What speaks for a decision that is told at the close of a pane. */
    static Finding finding(Cause cause, long told, Policy policy) {
        return finding(cause.alarm(), told, policy);
    }

    private static Finding finding(Incident.Alarm alarm, long told, Policy policy) {
        io.plimsoll.detectors.check.Finding found = alarm.finding();
        Measure measure = found.measure();
        return new Finding(
                found.check(),
                family(found),
                SubjectWire.subject(found.target(), policy),
                span(found.span(), policy),
                orNull(measure.value()),
                orNull(measure.corrected()),
                orNull(measure.lower()),
                orNull(measure.upper()),
                compared(found.compared()),
                found.n(),
                orNull(found.logE()),
                verdict(found.verdict()),
                found.verdict() instanceof io.plimsoll.detectors.check.Verdict.Insufficient few
                        ? Phrase.shortened(few.reason(), Finding.LONGEST_REASON)
                        : null,
                orNull(measure.detectable()),
                isLimited(found, policy),
                until(alarm, told, policy));
    }

    /** Figures of outcomes are shown also where nothing is asked of them. */
    private static boolean isLimited(io.plimsoll.detectors.check.Finding found, Policy policy) {
        boolean isOfOutcomes = found.family() == io.plimsoll.detectors.check.Family.PERFORMANCE
                || found.family() == io.plimsoll.detectors.check.Family.FAIRNESS;
        return !isOfOutcomes || policy.checks().outcomes().ask(found);
    }

    static Family family(io.plimsoll.detectors.check.Finding found) {
        return Family.valueOf(found.family().name());
    }

    /** How much of a version's life it is about. */
    static Span span(io.plimsoll.detectors.check.Span span, Policy policy) {
        return span instanceof io.plimsoll.detectors.check.Span.Version
                ? Span.VERSION
                : new Span(PolicyDuration.of(policy.window().multipliedBy(span.panes())));
    }

    /** Where that ends, if it is before the end of the pane that is told of. */
    static @Nullable Instant until(Incident.Alarm alarm, long told, Policy policy) {
        return alarm.last() == told ? null : Instant.ofEpochMilli(policy.paneEnd(alarm.last()));
    }

    static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() && Double.isFinite(figure.getAsDouble()) ? figure.getAsDouble() : null;
    }

    private static Finding.@Nullable Compared compared(Optional<Compared> compared) {
        return compared.filter(figure -> Double.isFinite(figure.threshold()))
                .map(figure -> new Finding.Compared(
                        Finding.Figure.valueOf(figure.name().toUpperCase(Locale.ROOT)),
                        orNull(OptionalDouble.of(figure.value())),
                        figure.threshold()))
                .orElse(null);
    }

    private static Verdict verdict(io.plimsoll.detectors.check.Verdict verdict) {
        if (verdict instanceof io.plimsoll.detectors.check.Verdict.Alarm alarm) {
            return Verdict.valueOf(alarm.severity().name());
        }
        return verdict instanceof io.plimsoll.detectors.check.Verdict.Ok ? Verdict.OK : Verdict.INSUFFICIENT;
    }

    /** How long some panes are. */
    static PolicyDuration length(long panes, Policy policy) {
        return PolicyDuration.of(
                Duration.ofMillis(Math.multiplyExact(policy.window().toMillis(), panes)));
    }
}
