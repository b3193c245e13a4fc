package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of one kind in a window, in short.
 *
 * <p>Figures are by name, and only of what is not a segment:
 *
 * <ul>
 * <li>drift and integrity: by feature or attribute the worst verdict of all its findings that could be judged, with the
 * figure of the one that decides, the shortest run of them: of drift the population stability index, whatever the check;
 * <li>fairness: what a constraint held against a limit, by {@link #SEPARATOR check, attribute, group and reference};
 * <li>the others: by check of the window alone, and by {@code check/version} of all since the version's start.
 * </ul>
 *
 * @param revision the revision that made them
 * @param worst the worst verdict of all figures, and of segments; empty if there is none
 * @param figures the figures
 * @param until where the time that they judge ends, if that is before the end of the window: of labels that need time to come
 */
public record Found(int revision, Optional<Verdict> worst, Figures figures, Optional<Instant> until) {
    /** Between the parts of a name: no text of people has it. */
    public static final String SEPARATOR = "\u001f";

    /** The distance that drift is usually told in; others are in other units. */
    private static final String HEADLINE = "psi";

    static Found of(int revision, Kind kind, List<Finding> findings) {
        Family family = kind.family();
        Map<String, Figure> figures = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.subject().segment() == null)
                .forEach(finding -> name(family, finding)
                        .ifPresent(name -> figures.merge(
                                name, Figure.of(finding), (known, later) -> joined(known, later, isAlike(finding)))));
        return new Found(
                revision,
                worst(figures.values(), findings),
                Figures.of(figures),
                kind.needsLabels() ? until(findings) : Optional.empty());
    }

    /** Those that need labels all end with the last pane whose labels had time to come. */
    private static Optional<Instant> until(List<Finding> findings) {
        return findings.stream()
                .map(Finding::until)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** That a small segment cannot be judged is no news; that one is in alarm is. */
    private static Optional<Verdict> worst(Collection<Figure> figures, List<Finding> findings) {
        Stream<Verdict> segments = findings.stream()
                .filter(finding -> finding.subject().segment() != null)
                .map(Finding::verdict)
                .filter(verdict -> verdict != Verdict.INSUFFICIENT);
        return Stream.concat(figures.stream().map(Figure::verdict), segments).reduce(Severities::worse);
    }

    /** The figure of the finding that decides; of findings that are not alike only the verdict. */
    private static Figure joined(Figure known, Figure later, boolean alike) {
        Verdict decided = Severities.decided(known.verdict(), later.verdict());
        return alike && decided != known.verdict() ? later : known.judged(decided);
    }

    private static boolean isAlike(Finding finding) {
        return finding.family() == Family.INTEGRITY || finding.check().equals(HEADLINE);
    }

    private static Optional<String> name(Family family, Finding finding) {
        return switch (family) {
            case DRIFT, INTEGRITY -> Optional.of(subject(finding));
            case FAIRNESS -> constraint(finding);
            case PERFORMANCE, LATENCY, VOLUME, COMPARISON -> Optional.of(metric(finding));
        };
    }

    private static String subject(Finding finding) {
        Subject subject = finding.subject();
        return Stream.of(subject.feature(), subject.attribute())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(finding.check());
    }

    private static Optional<String> constraint(Finding finding) {
        Subject subject = finding.subject();
        if (finding.compared() == null || subject.reference() == null) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(finding.check(), subject.attribute(), subject.group(), subject.reference())
                .map(part -> Objects.requireNonNullElse(part, ""))
                .collect(Collectors.joining(SEPARATOR)));
    }

    private static String metric(Finding finding) {
        return finding.span().run() == null ? finding.check() + "/version" : finding.check();
    }

    /** What is the same as in windows before is not kept twice. */
    Found sharing(Collection<Found> before) {
        Figures shared = figures;
        for (Found earlier : before) {
            shared = shared.sharing(earlier.figures);
        }
        return new Found(revision, worst, shared, until);
    }
}
