package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.monitor.Policy;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Findings, in the contract's terms. What is not known, or infinite, is null. */
final class FindingWire {

    private FindingWire() {}

    static Finding finding(io.plimsoll.detectors.check.Finding found, Policy policy) {
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
                isLimited(found, policy));
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
