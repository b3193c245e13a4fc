package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a version may be relied on: the answer for a gate in a pipeline.
 *
 * <ul>
 * <li><b>fail</b>: a finding that stands is an error or worse, an alert of that severity is open, or a rollback from the
 * version is in force.
 * <li><b>inconclusive</b>: otherwise, if anything is missing: no report, no predictions or no reference in the newest
 * window; a question without an answer; reports that stopped coming; a monitor that is itself unwell. A question over a
 * run of windows counts as answered if it is answered over any run; one over the version's whole life must be answered
 * itself; a figure that the policy does not limit is no question.
 * <li><b>pass</b>: otherwise. Warnings and notices pass.
 * </ul>
 *
 * @param outcome the answer
 * @param reasons what speaks against a pass, most serious first; empty only for a pass
 * @param windowEnd the end of the newest window
 * @param predictions the predictions of the newest window
 * @param labels the labels of the newest window
 * @param staleAfter until when the next report is waited for
 * @param stale whether reports stopped coming
 * @param rollback the rollback from the version that is in force
 * @param reliable whether the monitor is well and up to date, so that a machine may act on what it says
 */
public record VersionVerdict(
        Outcome outcome,
        List<String> reasons,
        Optional<Instant> windowEnd,
        long predictions,
        long labels,
        Optional<Instant> staleAfter,
        boolean stale,
        Optional<Rollback> rollback,
        boolean reliable) {
    /** What is granted beyond two windows before reports are missed: a restart takes as long. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final int MOST_REASONS = 50;

    /** A copy of the reasons is kept. */
    public VersionVerdict {
        reasons = List.copyOf(reasons);
    }

    /** The three answers. */
    public enum Outcome implements WireName {
        /** Everything asked was answered, and nothing is wrong. */
        PASS,
        /** Something is wrong. */
        FAIL,
        /** Nothing is known to be wrong, but not everything is known. */
        INCONCLUSIVE
    }

    /**
     * The verdict.
     *
     * @param standing what is known of the version
     * @param troubles the health checks because of which the monitor must not be relied on
     * @param now the present
     */
    public static VersionVerdict of(Standing standing, List<String> troubles, Instant now) {
        Optional<Instant> staleAfter = staleAfter(standing);
        boolean stale = staleAfter.filter(now::isAfter).isPresent();
        List<String> failures = failures(standing);
        List<String> gaps = gaps(standing, troubles, stale);
        return new VersionVerdict(
                outcome(failures, gaps),
                shortened(Stream.concat(failures.stream(), gaps.stream()).toList()),
                standing.window().map(TimeWindow::end),
                standing.predictions(),
                standing.labels(),
                staleAfter,
                stale,
                standing.rollback(),
                troubles.isEmpty() && !stale);
    }

    private static Outcome outcome(List<String> failures, List<String> gaps) {
        if (!failures.isEmpty()) {
            return Outcome.FAIL;
        }
        return gaps.isEmpty() ? Outcome.PASS : Outcome.INCONCLUSIVE;
    }

    /** By the clock of the reports' arrival, not of the events: a replay of last year is not stale. */
    private static Optional<Instant> staleAfter(Standing standing) {
        return standing.publishedAt().flatMap(last -> standing.window().map(window -> last.plus(patience(window))));
    }

    private static Duration patience(TimeWindow window) {
        return Duration.between(window.start(), window.end()).multipliedBy(2).plus(GRACE);
    }

    private static List<String> failures(Standing standing) {
        Stream<String> alerts = standing.alerts().stream()
                .filter(alert -> alert.severity() != Severity.WARNING)
                .map(VersionVerdict::words);
        Stream<String> findings = standing.answers().stream()
                .flatMap(answers -> answers.entrySet().stream())
                .filter(entry -> entry.getValue().failed())
                .map(entry -> entry.getValue().verdict().wire() + ": "
                        + entry.getKey().words());
        Stream<String> decisions = standing.rollback().stream().map(VersionVerdict::words);
        return Stream.of(decisions, alerts, findings)
                .flatMap(reasons -> reasons)
                .distinct()
                .toList();
    }

    private static String words(Rollback rollback) {
        String to = rollback.toVersion() == null ? "" : " to " + rollback.toVersion();
        return "a rollback" + to + " is recommended since " + rollback.issuedAt() + ": " + rollback.reason();
    }

    private static String words(Alert alert) {
        return alert.severity().wire() + ": alert " + alert.alertKey() + " is open since " + alert.startedAt();
    }

    private static List<String> gaps(Standing standing, List<String> troubles, boolean stale) {
        List<String> gaps = new ArrayList<>();
        troubles.forEach(trouble -> gaps.add("the monitor is not well: " + trouble + ", see /health/ready"));
        if (stale) {
            gaps.add("no report has come for more than two windows");
        }
        gaps.addAll(missing(standing));
        standing.answers().forEach(answers -> unanswered(answers).forEach(gaps::add));
        return gaps;
    }

    private static List<String> missing(Standing standing) {
        if (standing.newest().isEmpty()) {
            return List.of("there is no report of this version");
        }
        List<String> missing = new ArrayList<>();
        if (standing.predictions() == 0) {
            missing.add("the newest window has no predictions");
        }
        if (!standing.newest().stream().allMatch(ReportDocument::referenced)) {
            missing.add("the version has no reference to be judged against");
        }
        if (standing.answers().stream().anyMatch(Map::isEmpty)) {
            missing.add("nothing was judged in the newest window");
        }
        return missing;
    }

    private static Stream<String> unanswered(Map<Question, Answer> answers) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getValue().limited() && !entry.getValue().decided())
                .filter(entry -> entry.getKey().overVersion() || !isAnsweredElsewhere(entry.getKey(), answers))
                .map(entry -> "insufficient: " + entry.getKey().words()
                        + entry.getValue().reason().map(reason -> ": " + reason).orElse(""));
    }

    private static boolean isAnsweredElsewhere(Question question, Map<Question, Answer> answers) {
        return answers.entrySet().stream()
                .anyMatch(other -> other.getKey().sameBut(question)
                        && !other.getKey().overVersion()
                        && other.getValue().decided());
    }

    private static List<String> shortened(List<String> reasons) {
        if (reasons.size() <= MOST_REASONS) {
            return reasons;
        }
        List<String> first = new ArrayList<>(reasons.subList(0, MOST_REASONS));
        first.add("and " + (reasons.size() - MOST_REASONS) + " more");
        return first;
    }
}
