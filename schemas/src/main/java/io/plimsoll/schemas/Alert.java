package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.alert.v1}: an incident began, changed or ended. The same record, keyed by alertKey, is on the
 * compacted topic {@code incidents} while the incident is open. Nulls are written.
 *
 * @param alertKey names the incident, stable over its life; at most 255 characters
 * @param model the model
 * @param version the version
 * @param check the check that raised it
 * @param state where it stands
 * @param severity how bad it is
 * @param family what it is about
 * @param subject what was checked
 * @param span how much time was judged
 * @param startedAt the start of the first pane that alarmed
 * @param endsAt when it ended, or null while it is open
 * @param window the pane whose close raised it
 * @param value the statistic
 * @param lower its lower bound
 * @param upper its upper bound
 * @param threshold the limit
 * @param n the rows it rests on
 * @param logE the logarithm of the evidence
 * @param summary one sentence for a person; at most 1,024 characters
 * @param description more, or null
 * @param occurrences earlier incidents of this key, newest first; at most 100
 * @param owner the team, or null
 * @param runbook where to read what to do, or null
 * @param links more to read, name to URL
 */
@WireWithNulls
public record Alert(
        String alertKey,
        String model,
        String version,
        String check,
        AlertState state,
        Severity severity,
        Family family,
        Subject subject,
        Span span,
        @WireTime Instant startedAt,
        @WireTime @Nullable Instant endsAt,
        TimeWindow window,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double threshold,
        @Nullable Long n,
        @Nullable Double logE,
        String summary,
        @Nullable String description,
        @EmptyIfAbsent List<Occurrence> occurrences,
        @Nullable String owner,
        @Nullable String runbook,
        @EmptyIfAbsent Map<String, String> links)
        implements ControlEvent {
    /** The longest alertKey, in characters. */
    public static final int LONGEST_KEY = 255;

    /** The longest summary, in characters. */
    public static final int LONGEST_SUMMARY = 1_024;

    /** The longest description, in characters. */
    public static final int LONGEST_DESCRIPTION = 16_384;

    /** The longest URL, in characters. */
    public static final int LONGEST_URL = 2_048;

    /** How many earlier incidents an alert tells of at most. */
    public static final int MOST_OCCURRENCES = 100;

    /** @throws WireException naming the field that is missing or out of its limits */
    public Alert {
        Require.text("alertKey", alertKey, LONGEST_KEY);
        Require.identifier("model", model);
        Require.identifier("version", version);
        Require.name("check", check);
        Require.present("state", state);
        Require.present("severity", severity);
        Require.present("family", family);
        Require.present("subject", subject);
        Require.present("span", span);
        Require.present("startedAt", startedAt);
        Require.present("window", window);
        requireFinite(value, lower, upper, threshold, logE);
        Require.count("n", n);
        Require.text("summary", summary, LONGEST_SUMMARY);
        Require.textIfAny("description", description, LONGEST_DESCRIPTION);
        occurrences = Require.list("occurrences", occurrences);
        Require.that(occurrences.size() <= MOST_OCCURRENCES, "occurrences", "must be at most " + MOST_OCCURRENCES);
        Require.nameIfAny("owner", owner);
        Require.textIfAny("runbook", runbook, LONGEST_URL);
        links = Require.map("links", links);
    }

    private static void requireFinite(
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double threshold,
            @Nullable Double logE) {
        Require.finite("value", value);
        Require.finite("lower", lower);
        Require.finite("upper", upper);
        Require.finite("threshold", threshold);
        Require.finite("logE", logE);
    }

    @Override
    public ControlType type() {
        return ControlType.ALERT;
    }

    /**
     * An earlier incident of the same key.
     *
     * @param startedAt when it began
     * @param lasted how long it lasted
     */
    @Wire
    public record Occurrence(@WireTime Instant startedAt, PolicyDuration lasted) {
        /** @throws WireException naming the field that is missing */
        public Occurrence {
            Require.present("startedAt", startedAt);
            Require.present("lasted", lasted);
        }
    }
}
