package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.ChangeCheck;
import io.plimsoll.detectors.check.EstimatedAccuracyCheck;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.LabelShiftCheck;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * In words, what is estimated while labels are missing, and what is said of labels otherwise than by a rate and its limit.
 *
 * @param what the end of a sentence that begins with a version: what became of it
 * @param how by how much
 * @param advice what to look at
 */
record EstimateText(String what, String how, String advice) {

    private static final String NO_LABELS =
            "No label is known yet: this is an estimate from the scores and decisions, and the truth takes its place. ";

    /** Of a finding; empty where it is of another kind. */
    static Optional<EstimateText> of(Finding finding) {
        String check = finding.check();
        if (check.equals(EstimatedAccuracyCheck.STANDARD.name())) {
            return Optional.of(accuracy(finding.measure()));
        }
        if (check.equals(LabelShiftCheck.STANDARD.name())) {
            return Optional.of(labelShift(finding));
        }
        if (finding.target() instanceof Target.Confusion) {
            return Optional.of(confusion(finding));
        }
        return isDetector(check) ? Optional.of(change(finding)) : Optional.empty();
    }

    private static EstimateText accuracy(Measure measure) {
        return new EstimateText(
                "is probably less accurate",
                percent(measure.value()) + " right is to be expected" + between(measure)
                        + beyond(measure.corrected(), ", a loss of at least "),
                NO_LABELS + "Look at the score and at the features that drifted.");
    }

    /** Of several classes the target names the one: {@code label_shift[cat]}. */
    private static EstimateText labelShift(Finding finding) {
        Measure measure = finding.measure();
        String name = finding.target().name();
        String whose = name.endsWith("]") ? name.substring(name.indexOf('[') + 1, name.length() - 1) : "positives";
        return new EstimateText(
                "probably has another share of " + whose,
                percent(measure.value()) + " are to be expected" + between(measure)
                        + beyond(measure.corrected(), ", at least "),
                NO_LABELS + "Look whether the world changed, or who is served.");
    }

    private static EstimateText confusion(Finding finding) {
        return new EstimateText(
                "takes other classes for one another than before",
                "PSI of decisions and labels "
                        + finding.measure().value().stream()
                                .mapToObj(Phrase::figure)
                                .findFirst()
                                .orElse("unknown"),
                "Look at recall and precision of each class in the report, then at the features that drifted.");
    }

    private static EstimateText change(Finding finding) {
        return new EstimateText(
                "errs otherwise than before, says " + finding.check(),
                percent(finding.measure().value()) + " wrong",
                "A classic detector keeps to no false-alarm budget: look whether error_rate says the same.");
    }

    private static boolean isDetector(String check) {
        return Arrays.stream(ChangeCheck.class.getPermittedSubclasses())
                .map(CheckParameters::standard)
                .anyMatch(known -> ((ChangeCheck) known).name().equals(check));
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Phrase.percent(share.getAsDouble()) : "an unknown share";
    }

    private static String between(Measure measure) {
        return measure.lower().isPresent() && measure.upper().isPresent()
                ? " (between " + Phrase.percent(measure.lower().getAsDouble()) + " and "
                        + Phrase.percent(measure.upper().getAsDouble()) + ")"
                : "";
    }

    private static String beyond(OptionalDouble certain, String words) {
        return certain.isPresent() ? words + Phrase.points(certain.getAsDouble()) + " more than chance explains," : "";
    }
}
