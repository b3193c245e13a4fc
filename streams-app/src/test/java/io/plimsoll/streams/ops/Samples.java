package io.plimsoll.streams.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.schemas.Withdrawn;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports and events of the model credit, one window a day from 2024-03-01. */
public final class Samples {
    public static final String MODEL = "credit";
    public static final Instant FIRST = Instant.parse("2024-03-01T00:00:00Z");

    /** When everything was published: the wall clock of a replay. */
    public static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

    private Samples() {}

    public static TimeWindow day(int day) {
        Instant start = FIRST.plus(Duration.ofDays(day));
        return new TimeWindow(start, start.plus(Duration.ofDays(1)));
    }

    /** A report of v2 as champion with 100 predictions and 10 labels. */
    public static Draft report(int day) {
        return new Draft(MODEL, "v2", Role.CHAMPION, "ref", "layout", day, 0, false, 100, List.of());
    }

    /** What a report is to say. */
    public record Draft(
            String model,
            String version,
            Role role,
            @Nullable String reference,
            String layout,
            int day,
            int revision,
            boolean settled,
            long predictions,
            List<Finding> findings) {

        public Draft of(String otherModel, String otherVersion, Role otherRole) {
            return new Draft(
                    otherModel,
                    otherVersion,
                    otherRole,
                    reference,
                    layout,
                    day,
                    revision,
                    settled,
                    predictions,
                    findings);
        }

        public Draft unreferenced() {
            return new Draft(model, version, role, null, layout, day, revision, settled, predictions, findings);
        }

        public Draft revised(int otherRevision) {
            return new Draft(
                    model, version, role, reference, layout, day, otherRevision, settled, predictions, findings);
        }

        public Draft settledNow() {
            return new Draft(model, version, role, reference, layout, day, revision, true, predictions, findings);
        }

        public Draft predictions(long count) {
            return new Draft(model, version, role, reference, layout, day, revision, settled, count, findings);
        }

        public Draft finding(Finding... more) {
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(Arrays.asList(more));
            return new Draft(
                    model, version, role, reference, layout, day, revision, settled, predictions, List.copyOf(all));
        }

        public WindowReport report() {
            return new WindowReport(
                    model,
                    version,
                    role,
                    reference,
                    layout,
                    Samples.day(day),
                    revision,
                    settled,
                    predictions,
                    predictions / 10,
                    0.1,
                    1.0,
                    1.0,
                    findings,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    null);
        }

        public Published published() {
            return new Published(ViewTopic.REPORTS, model, bytes(report()), Map.of(), PUBLISHED);
        }
    }

    public static Finding drift(String feature, String span, Verdict verdict, double value) {
        return finding("psi", Family.DRIFT, subject(feature, null, null), span, verdict, value);
    }

    public static Finding accuracy(String span, Verdict verdict) {
        return finding("accuracy", Family.PERFORMANCE, subject(null, "accuracy", null), span, verdict, 0.9);
    }

    public static Subject subject(@Nullable String feature, @Nullable String metric, @Nullable String segment) {
        return new Subject(feature, metric, segment, null, null, null);
    }

    public static Finding finding(
            String check, Family family, Subject subject, String span, Verdict verdict, double value) {
        String reason = verdict == Verdict.INSUFFICIENT ? "20 rows, 100 are needed" : null;
        Finding.Compared compared = new Finding.Compared(Finding.Figure.VALUE, value, 0.25);
        return new Finding(
                check,
                family,
                subject,
                Span.parse(span),
                value,
                value,
                value,
                null,
                compared,
                100L,
                1.0,
                verdict,
                reason,
                0.1);
    }

    /** The same of time that ended with an earlier day. */
    public static Finding until(int day, Finding finding) {
        return new Finding(
                finding.check(),
                finding.family(),
                finding.subject(),
                finding.span(),
                finding.value(),
                finding.corrected(),
                finding.lower(),
                finding.upper(),
                finding.compared(),
                finding.n(),
                finding.logE(),
                finding.verdict(),
                finding.reason(),
                finding.mde(),
                finding.limited(),
                day(day).end());
    }

    /** An alert about a feature of v2. */
    public static Alert alert(String feature, AlertState state, Severity severity, int day) {
        return alert(feature, state, severity, 0, day);
    }

    /** The same of one that began on another day. */
    public static Alert alert(String feature, AlertState state, Severity severity, int since, int day) {
        return new Alert(
                "credit/v2/psi/" + feature,
                MODEL,
                "v2",
                "psi",
                state,
                severity,
                Family.DRIFT,
                subject(feature, null, null),
                Span.parse("7d"),
                day(since).start(),
                state == AlertState.RESOLVED ? day(day).end() : null,
                day(day),
                0.3,
                0.2,
                null,
                0.25,
                700L,
                20.0,
                feature + " moved",
                null,
                List.of(),
                null,
                null,
                Map.of(),
                null,
                List.of(),
                List.of("q" + day),
                null);
    }

    /** A rollback of v2 that holds for a day. */
    public static Rollback rollback(String decision, @Nullable String to, Approval approval, boolean dryRun, int day) {
        return new Rollback(
                decision,
                MODEL,
                "v2",
                to,
                "it turns people away",
                List.of(),
                List.of(),
                null,
                day(day).end(),
                day(day + 1).end(),
                day(day).end(),
                approval,
                dryRun,
                null,
                Map.of());
    }

    public static Withdrawn withdrawn(String decision, int day) {
        return new Withdrawn(decision, MODEL, "the evidence is gone", day(day).end(), null, Map.of());
    }

    public static Published published(String id, int day, ControlEvent event) {
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id,
                "ce_type",
                event.type().wire(),
                "ce_source",
                "plimsoll/test",
                "ce_subject",
                event.model() + "/v2",
                "ce_time",
                day(day).end().toString(),
                "content-type",
                "application/json");
        return new Published(ViewTopic.CONTROL, event.model(), bytes(event), headers, PUBLISHED);
    }

    public static byte[] bytes(Object message) {
        try {
            return Json.MESSAGES.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
