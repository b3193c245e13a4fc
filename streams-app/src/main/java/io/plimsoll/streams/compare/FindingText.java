package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.Assessment;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;

/** Findings as a person reads them. No values of features. */
public final class FindingText {

    private FindingText() {}

    static String alarm(Finding finding) {
        String compared = finding.compared()
                .map(figure -> String.format(
                        Locale.ROOT,
                        ", %s %s against %s",
                        figure.name(),
                        number(OptionalDouble.of(figure.value())),
                        number(OptionalDouble.of(figure.threshold()))))
                .orElse("");
        return finding.severity().orElseThrow().name().toLowerCase(Locale.ROOT) + ": " + question(finding) + " is "
                + number(finding.measure().value()) + compared;
    }

    static String gap(Finding finding) {
        return "not enough data: " + question(finding) + ": "
                + (finding.verdict() instanceof Verdict.Insufficient few ? few.reason() : "");
    }

    /** {@code accuracy_difference -0.0263, -0.0312 to -0.0214; the margin is 0.01}. */
    static String difference(Assessment assessment, ComparedSamples compared) {
        Finding difference = assessment.difference();
        return difference.check() + " of " + compared.version() + " "
                + number(difference.measure().value()) + ", "
                + number(difference.measure().lower()) + " to "
                + number(difference.measure().upper());
    }

    /** {@code psi of income where gender=female}. */
    public static String question(Finding finding) {
        Target target = finding.target();
        String of = target.kind() == Target.Kind.METRIC || target.kind() == Target.Kind.TRAFFIC
                ? ""
                : " of " + subject(target);
        return finding.check()
                + of
                + target.segment().map(segment -> " where " + segment).orElse("");
    }

    private static String subject(Target target) {
        return target instanceof Target.Group group
                ? group.attribute()
                        + group.group().map(name -> " " + name).orElse("")
                        + group.comparator().map(name -> " against " + name).orElse("")
                : target.name();
    }

    /** Four digits behind the point, or a dash. */
    public static String number(OptionalDouble figure) {
        return figure.isPresent() ? String.format(Locale.ROOT, "%.4f", figure.getAsDouble()) : "–";
    }
}
